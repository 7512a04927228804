package io.spanwarden.evaluation.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Credentials that are known only by their issuer's name nearby: what the issuers call them, and
 * their alphabets and lengths from the issuers' pages.
 */
final class ContextualIssuers {
  private ContextualIssuers() {}

  /** Forms and, for each, who issues credentials of that form under which name. */
  private static final Map<String, String> ISSUERS =
      Map.ofEntries(
          Map.entry(
              "{h32}",
              "algolia admin key, amplitude secret key, datadog api key, mailjet secret key, twilio"
                  + " auth token, braze api key, giphy secret key, opsgenie heartbeat key, lastfm"
                  + " api secret, tmdb api key, openweather api key, newsapi key, clearbit secret"
                  + " token, kaggle key, infura project secret, mixpanel api secret, rollbar access"
                  + " token, bugsnag api key, azure openai key, azure cognitive key, cloudflare"
                  + " legacy token, transifex token, abuseipdb key, airbrake project key, zendesk"
                  + " oauth token, etherscan key, loggly legacy token, pingdom api token"),
          Map.entry(
              "{h40}",
              "datadog app key, bitly access token, wandb api key, vultr legacy key, gitter access"
                  + " token, rapidapi secret, readthedocs token, hetzner legacy token, ipstack"
                  + " secret, drone token, launchpad oauth secret, statuspage api token, codacy api"
                  + " token, clickhouse secret, trello token, pivotal tracker token"),
          Map.entry(
              "{h64}",
              "coinbase secret, trello api secret, tines secret, finicity app key, zoho client"
                  + " secret, virustotal api key, dnsimple token, abstract api token, kraken hash"
                  + " key, blockcypher token, onesignal secret, semaphore token"),
          Map.entry(
              "{uuid}",
              "heroku api key, snyk token, codecov upload token, splunk hec token, opsgenie api"
                  + " key, postmark server token, loggly token, exa api key, sendbird api token,"
                  + " confluence webhook secret, ably key secret, cleverbot key, mparticle secret,"
                  + " zapier deploy key, carbon black api key, meraki legacy key, uploadcare secret"),
          Map.entry(
              "{a32}",
              "mistral api key, zendesk api token, fastly api token, dropbox app secret, segment"
                  + " write key, appsflyer dev key, sendbird master token, jotform api key, mux token"
                  + " secret, ocean api token, messagebird access key, snowflake service secret,"
                  + " salesforce consumer secret, hunter api token, cloudsmith api token"),
          Map.entry(
              "{a40}",
              "cohere api key, vercel long token, freshbooks secret, baseten api key, gumroad access"
                  + " token, deepgram api key, pexels api key, rapyd secret key, monday api token,"
                  + " looker client secret, lokalise api token"),
          Map.entry(
              "{a64}",
              "confluent api secret, linode api token, auth0 client secret, vonage secret, hetzner"
                  + " api token, box client secret, lacework secret, sauce labs access secret,"
                  + " workday client secret, hashicorp client secret"),
          Map.entry(
              "{n32}",
              "pipedrive api token, appcues api key, netsuite token, gitea token, codeclimate"
                  + " reporter secret, kucoin api secret, freshdesk api key, mattermost token,"
                  + " clickup webhook secret, getresponse api key"),
          Map.entry(
              "{a20}",
              "pagerduty api key, fastspring secret, finnhub api token, freshservice api key,"
                  + " scaleway secret, asana webhook secret, dockerhub legacy token"),
          Map.entry(
              "{a24}",
              "vercel token, ngrok api secret, bamboohr api key, rentman api token, chargebee site"
                  + " key, teamcity token, surge token"),
          Map.entry(
              "{b40}",
              "aws secret access key, wasabi secret key, backblaze application key, minio secret"
                  + " key, digitalocean spaces secret"),
          Map.entry(
              "{u43}",
              "contentful delivery token, auth0 management token, optimizely token, docusign secret"
                  + " key, percy token, travis token, ping identity secret"),
          Map.entry(
              "{b86}==",
              "azure storage key, azure cosmos key, servicebus shared key, azure batch key"),
          Map.entry(
              "{N32}",
              "meraki api secret, fullstory api key, unsplash secret, bigquery hmac secret"),
          Map.entry("{t34}", "sumologic access key, shodan api key, wolfram app key"),
          Map.entry("{d10}:{h32}", "asana client token"),
          Map.entry("pk_{d8}_{N32}", "clickup api token"),
          Map.entry("{a27}_{a21}", "ngrok authtoken"),
          Map.entry("{h20}", "alchemy legacy token, ipinfo token, iex cloud token"));

  /** Returns them all, always in the same order. */
  static List<Issuer> all() {
    List<Issuer> issuers = new ArrayList<>();
    for (String form : ISSUERS.keySet().stream().sorted().toList()) {
      for (String entry : ISSUERS.getOrDefault(form, "").split(", ", -1)) {
        int blank = entry.indexOf(' ');
        issuers.add(new Issuer(entry.substring(0, blank), entry.substring(blank + 1), form));
      }
    }
    return issuers;
  }
}
