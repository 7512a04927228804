#!/bin/sh
# Writes the Alertmanager configuration of the stack from the environment:
#
#   alertmanager-config.sh DIRECTORY [SEEN_AS [TEMPLATES]]
#
# DIRECTORY  where alertmanager.yml and the secret files are written, all of mode 0600
# SEEN_AS    the same directory as Alertmanager sees it (default: /run/stack)
# TEMPLATES  where Alertmanager finds the *.tmpl files (default: /etc/spanwarden/dashboards/alertmanager)
#
#   SLACK_WEBHOOK_URL      critical and warning
#   PAGERDUTY_ROUTING_KEY  critical
#   ALERT_WEBHOOK_URL      critical and warning; ALERT_WEBHOOK_TOKEN is sent with it as a bearer token
#   WATCHDOG_URL           a heartbeat service, told every minute or two that alerting works
#
# Secrets go to files of their own. The two webhook URLs are the exception: Alertmanager knows url_file from 0.26 on, and this
# configuration also has to serve 0.25, which Debian ships. So put the secret of a webhook into ALERT_WEBHOOK_TOKEN.
set -eu
# Patterns below mean the characters of ASCII.
LC_ALL=C
umask 077

out=${1:?expected: the directory to write to}
seen=${2:-/run/stack}
templates=${3:-/etc/spanwarden/dashboards/alertmanager}
slack=${SLACK_WEBHOOK_URL:-}
pagerduty=${PAGERDUTY_ROUTING_KEY:-}
webhook=${ALERT_WEBHOOK_URL:-}
token=${ALERT_WEBHOOK_TOKEN:-}
watchdog=${WATCHDOG_URL:-}

# The value itself is never shown: it may be a secret with a typing error.
refuse() {
  echo "$1: refused (expected: $2)" >&2
  exit 1
}

check_url() {
  expected="an https URL without spaces or quotes; http only to 127.0.0.1, [::1] or localhost"
  case $2 in
    *[!]A-Za-z0-9._~:/?#@!\$\&\(\)*+,\;=%[-]*) refuse "$1" "$expected" ;;
  esac
  case $2 in
    '' | https://[!/]*) ;;
    http://*)
      host=${2#http://}
      host=${host%%[/?#]*}
      case $host in
        127.0.0.1 | localhost | '[::1]') ;;
        127.0.0.1:* | localhost:* | '[::1]:'*)
          case ${host##*:} in '' | *[!0-9]*) refuse "$1" "$expected" ;; esac
          case ${host%:*} in 127.0.0.1 | localhost | '[::1]') ;; *) refuse "$1" "$expected" ;; esac
          ;;
        *) refuse "$1" "$expected" ;;
      esac
      ;;
    *) refuse "$1" "$expected" ;;
  esac
}

check_url SLACK_WEBHOOK_URL "$slack"
check_url ALERT_WEBHOOK_URL "$webhook"
check_url WATCHDOG_URL "$watchdog"
case $pagerduty in
  *[!A-Za-z0-9]*) refuse PAGERDUTY_ROUTING_KEY "the 32 letters and digits of an Events API v2 integration" ;;
esac
case ${#pagerduty} in
  0 | 32) ;;
  *) refuse PAGERDUTY_ROUTING_KEY "the 32 letters and digits of an Events API v2 integration" ;;
esac
case $token in
  *[![:graph:]]*) refuse ALERT_WEBHOOK_TOKEN "a token without spaces" ;;
esac
if [ -n "$token" ] && [ -z "$webhook" ]; then
  refuse ALERT_WEBHOOK_TOKEN "ALERT_WEBHOOK_URL beside it"
fi

# What is written to a file and what is not any more.
secret() {
  rm -f "$out/$1"
  if [ -n "$2" ]; then
    printf '%s' "$2" > "$out/$1"
  fi
}
secret slack.url "$slack"
secret pagerduty.key "$pagerduty"
secret webhook.token "$token"

slack_config() {
  [ -n "$slack" ] || return 0
  cat << END
    slack_configs:
      - api_url_file: '$seen/slack.url'
        send_resolved: true
        title: '{{ template "spanwarden.title" . }}'
        title_link: '{{ template "spanwarden.console" . }}'
        fallback: '{{ template "spanwarden.title" . }}'
        text: '{{ template "spanwarden.slack.text" . }}'
        color: '{{ template "spanwarden.slack.color" . }}'
END
}

pagerduty_config() {
  [ -n "$pagerduty" ] || return 0
  cat << END
    pagerduty_configs:
      - routing_key_file: '$seen/pagerduty.key'
        send_resolved: true
        severity: critical
        class: '{{ .CommonLabels.alertname }}'
        component: '{{ .CommonLabels.agent }}'
        client: Spanwarden
        client_url: '{{ template "spanwarden.console" . }}'
        description: '{{ template "spanwarden.summary" . }}'
        details:
          rule: '{{ .CommonLabels.rule }}'
          agent: '{{ .CommonLabels.agent }}'
          severity: '{{ .CommonLabels.severity }}'
        links:
          - {text: What to do, href: '{{ template "spanwarden.runbook" . }}'}
          - {text: Dashboard, href: '{{ template "spanwarden.dashboard" . }}'}
END
}

webhook_config() {
  [ -n "$webhook" ] || return 0
  cat << END
    webhook_configs:
      - url: '$webhook'
        send_resolved: true
END
  [ -n "$token" ] || return 0
  cat << END
        http_config:
          authorization: {credentials_file: '$seen/webhook.token'}
END
}

watchdog_config() {
  [ -n "$watchdog" ] || return 0
  cat << END
    webhook_configs:
      - url: '$watchdog'
        send_resolved: false
END
}

# Written beside and moved into place, so that Alertmanager never reads half of it.
{
  cat << END
# Written by alertmanager-config.sh from the environment: change that instead.
templates: ['$templates/*.tmpl']

# A group is one rule or one agent, so there is little to batch. A critical alert leaves at once.
route:
  receiver: warning
  group_by: [alertname, job, agent, rule]
  group_wait: 30s
  group_interval: 5m
  repeat_interval: 24h
  routes:
    - matchers: ['alertname="SpanwardenWatchdog"']
      receiver: heartbeat
      group_wait: 0s
      group_interval: 1m
      repeat_interval: 1m
    - matchers: ['severity="info"']
      receiver: nobody
    - matchers: ['severity="critical"']
      receiver: critical
      group_wait: 0s
      group_interval: 15s
      repeat_interval: 4h

inhibit_rules:
  # Without a scrape the others tell nothing new. The watchdog has no job and goes on.
  - source_matchers: ['alertname="SpanwardenDown"']
    target_matchers: ['alertname=~"Spanwarden.+"', 'alertname!="SpanwardenDown"']
    equal: [job]
  - source_matchers: ['alertname="SpanwardenPlaintextExportPublic"']
    target_matchers: ['alertname="SpanwardenPlaintextExport"']
    equal: [job]
  - source_matchers: ['alertname="SpanwardenFlood"']
    target_matchers: ['alertname="SpanwardenNoTelemetry"']
    equal: [job]

receivers:
  - name: nobody
  - name: critical
END
  pagerduty_config
  slack_config
  webhook_config
  echo "  - name: warning"
  slack_config
  webhook_config
  echo "  - name: heartbeat"
  watchdog_config
} > "$out/alertmanager.yml.new"
mv "$out/alertmanager.yml.new" "$out/alertmanager.yml"

if [ -z "$slack$pagerduty$webhook" ]; then
  echo "alerts: shown in Grafana and Alertmanager only (set SLACK_WEBHOOK_URL, PAGERDUTY_ROUTING_KEY or ALERT_WEBHOOK_URL to have them sent)"
else
  echo "alerts: sent to${slack:+ Slack}${pagerduty:+ PagerDuty}${webhook:+ webhook}"
fi
