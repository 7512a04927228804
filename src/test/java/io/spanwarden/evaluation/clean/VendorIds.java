package io.spanwarden.evaluation.clean;

/** What issuers of credentials also hand out: names, numbers and hashes that open nothing. */
final class VendorIds {
  private VendorIds() {}

  static final String LINES =
      """
      datadog trace_id={d19} span_id={d18} service={word}
      https://app.datadoghq.com/dashboard/{n3}-{n3}-{n3}/{word}
      datadog agent build {h40}
      heroku[router]: request_id={uuid} dyno=web.1 connect=0ms
      heroku release v{small} id {uuid} created
      snyk project {uuid} has {small} issues
      codecov upload {uuid} finished
      splunk search id {uuid}
      postmark message id {uuid}
      opsgenie alert {uuid} acknowledged by {user}
      twilio message SM{h32} delivered
      TWILIO_ACCOUNT_SID=AC{h32}
      sentry event id {h32}
      sentry-trace: {h32}-{h16}-1
      baggage: sentry-release={h40},sentry-environment=production
      newrelic entity guid {b28}
      algolia application id {N10} index {word}_prod
      algolia settings hash {h32}
      cloudflare zone {h32} purged
      CLOUDFLARE_ACCOUNT_ID={h32}
      fastly service {a22} version {small} activated
      azure subscription {uuid}
      AZURE_TENANT_ID={uuid}
      AZURE_CLIENT_ID={uuid}
      AWS_ACCOUNT_ID={d12}
      aws request id {uuid}
      aws_iam_role_id = AROA{s17}
      google client id {d12}-{n32}.apps.googleusercontent.com
      firebase app id 1:{d12}:web:{h22}
      GOOGLE_CLOUD_PROJECT={word}-{d6}
      okta app 0oa{a17} assigned to 00u{a17}
      AUTH0_CLIENT_ID={a32}
      OAUTH_CLIENT_ID={a32}
      github run {d11} attempt 1 sha {h40}
      github node id MDEwOlJlcG9zaXRvcnk{d8}
      gitlab pipeline {d10} for {h40}
      GITHUB_SHA={h40}
      CI_COMMIT_SHA={h40}
      circleci workflow {uuid}
      buildkite build {uuid} on agent {word}
      vercel deployment dpl_{a28}
      VERCEL_GIT_COMMIT_SHA={h40}
      netlify site {uuid} published deploy {h24}
      fly machine {h14} started
      render service srv-{n20}
      digitalocean droplet {d9} action {d10}
      vultr instance {uuid} running
      planetscale branch {n12} of {word}
      supabase project ref {l20}
      NEXT_PUBLIC_SUPABASE_URL=https://{l20}.supabase.co
      neon endpoint ep-{word}-{word}-{d6}
      mongodb _id ObjectId("{h24}")
      snowflake query 01{h6}-{h4}-{h4}-{h4}-{h12}
      databricks run {d15} on cluster {d4}-{d6}-{n8}
      terraform run-{a16} in ws-{a16}
      vault mount accessor auth_approle_{h8}
      consul session {uuid} node {word}
      kubernetes uid {uuid} resourceVersion {d8}
      docker image id sha256:{h64}
      npm shasum: {h40}
      npm integrity: sha512-{t13}[...]{t13}==
      pypi file digest blake2b {h64}
      huggingface model revision {h40}
      replicate version {h64}
      wandb run {n8} synced
      openai organization org-{a24}
      openai-processing-ms: {num}
      x-request-id: req_{h32}
      openai response resp_{h50}
      anthropic workspace wrkspc_01{a22}
      anthropic-request-id: req_01{a22}
      anthropic-organization-id: {uuid}
      pinecone index host {word}-{n7}.svc.aped-4627-b74a.pinecone.io
      langfuse trace {uuid}
      langsmith run {uuid}
      LANGFUSE_PUBLIC_KEY=pk-lf-{uuid}
      STRIPE_PUBLISHABLE_KEY=pk_live_{a99}
      stripe customer cus_{a14} invoice in_1{a23}
      square location L{N12}
      shopify order gid://shopify/Order/{d13}
      paypal order {N17}
      plaid item {a37}
      slack channel C{N10} user U{N10} team T{N8}
      slack message ts 17{d8}.{d6}
      discord guild {d18} channel {d19}
      telegram chat -100{d10}
      snowflake {d18}
      discord message {d19} by {d18}
      notion page {h32}
      figma file key {a22}
      airtable base app{a14} table tbl{a14} record rec{a14}
      trello card {h24}
      asana task {d16}
      linear issue {WORD}-{small} id {uuid}
      jira cloud id {uuid}
      confluence page {d9} version {small}
      zendesk ticket {d6} by {d12}
      intercom conversation {d15}
      hubspot portal {d8} contact {d9}
      salesforce record 001{a15}
      mailchimp list {h10} campaign {h10}
      sendgrid message id {u22}.filterdrecv-{n10}-{n5}-{d1}-{H8}-{h2}.0
      pagerduty incident Q{N13} service P{N6}
      launchdarkly client-side id {h24}
      segment anonymousId {uuid}
      amplitude device {uuid}R
      posthog distinct_id {uuid}
      NEXT_PUBLIC_POSTHOG_KEY=phc_{a43}
      mixpanel insert id {a16}
      grafana dashboard uid {n9} panel {small}
      honeycomb dataset {word} trace {h32}
      pulumi stack {word}/{word}/prod update {uuid}
      sonarqube analysis {u20}
      artifactory checksum sha1 {h40} md5 {h32}
      nuget contentHash {b86}==
      coinbase transaction {h64}
      etherscan tx 0x{h64}
      infura block 0x{h64}
      """;
}
