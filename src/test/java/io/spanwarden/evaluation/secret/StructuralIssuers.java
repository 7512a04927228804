package io.spanwarden.evaluation.secret;

import java.util.List;
import java.util.stream.Stream;

/** Credentials that are known by their own prefix, alphabet and length, from the issuers' pages. */
final class StructuralIssuers {
  private StructuralIssuers() {}

  /** Returns them all. */
  static List<Issuer> all() {
    return Stream.of(CODE, MODELS, CLOUDS, SERVICES, MESSAGES, MORE)
        .flatMap(table -> Issuer.table(table).stream())
        .toList();
  }

  /** Where code lives, is built and is published. */
  private static final String CODE =
      """
      github | token | @crc62 ghp_
      github | oauth token | @crc62 gho_
      github | app token | @crc62 ghu_
      github | server token | @crc62 ghs_
      github | refresh token | @crc62 ghr_
      github | fine token | github_pat_{a22}_{a59}
      gitlab | token | glpat-{u20}
      gitlab | routable token | glpat-{u27}.{n9}
      gitlab | versioned token | glpat-{u27}.01.{n9}
      gitlab | deploy token | gldt-{u20}
      gitlab | runner token | glrt-{u20}
      gitlab | typed runner token | glrt-t1_{u20}
      gitlab | job token | glcbt-{a2}_{u20}
      gitlab | trigger token | glptt-{h40}
      gitlab | feed token | glft-{u20}
      gitlab | incoming mail token | glimt-{u25}
      gitlab | agent token | glagent-{u50}
      gitlab | scim token | glsoat-{u20}
      gitlab | oauth secret | gloas-{u64}
      gitlab | registration token | GR1348941{u20}
      gitlab | flag client token | glffct-{u20}
      bitbucket | token | @atlassian ATCTT3
      bitbucket | app password | ATBB{a24}{H8}
      npm | token | @crc62 npm_
      pypi | token | pypi-AgEIcHlwaS5vcmc{u150-180}
      rubygems | api key | rubygems_{h48}
      crates | token | cio{a32}
      clojars | deploy token | CLOJARS_{n60}
      nuget | api key | oy2{n43}
      docker | token | dckr_pat_{u27}
      docker | org token | dckr_oat_{u32}
      artifactory | api key | AKCp{a69}
      artifactory | reference token | cmVmdGtu{a56}
      circleci | token | CCIPAT_{a22}_{h40}
      circleci | project token | CCIPRJ_{a22}_{h40}
      buildkite | token | bkua_{h40}
      sonarqube | user token | squ_{h40}
      sonarqube | project token | sqp_{h40}
      sonarqube | analysis token | sqa_{h40}
      sourcegraph | token | sgp_{h16}_{h40}
      harness | api key | pat.{a22}.{h24}.{a20}
      pulumi | token | pul-{h40}
      terraform | token | {a14}.atlasv1.{u67}
      octopus | api key | API-{N26}
      infracost | api key | ico-{a32}
      postman | api key | PMAK-{h24}-{h34}
      readme | api key | rdme_{n70}
      linear | api key | lin_api_{a40}
      atlassian | api token | @atlassian ATATT3
      prefect | api key | pnu_{n36}
      openshift | token | sha256~{u43}
      """;

  /** Models and what is built around them. */
  private static final String MODELS =
      """
      anthropic | api key | sk-ant-api03-{u93}AA
      anthropic | admin key | sk-ant-admin01-{u93}AA
      anthropic | oauth token | sk-ant-oat01-{u93}AA
      anthropic | refresh token | sk-ant-ort01-{u93}AA
      openai | api key | sk-proj-{u74}T3BlbkFJ{u74}
      openai | project key | sk-proj-{u58}T3BlbkFJ{u58}
      openai | service key | sk-svcacct-{u74}T3BlbkFJ{u74}
      openai | admin key | sk-admin-{u58}T3BlbkFJ{u58}
      openai | legacy key | sk-{a20}T3BlbkFJ{a20}
      openrouter | api key | sk-or-v1-{h64}
      groq | api key | gsk_{a52}
      xai | api key | xai-{a80}
      perplexity | api key | pplx-{a48}
      replicate | api token | r8_{a37}
      huggingface | token | hf_{t34}
      huggingface | org token | api_org_{t34}
      langsmith | api key | lsv2_pt_{h32}_{h10}
      langsmith | service key | lsv2_sk_{h32}_{h10}
      langfuse | secret key | sk-lf-{uuid}
      pinecone | api key | pcsk_{a5-6}_{a63}
      nvidia | api key | nvapi-{u64}
      cerebras | api key | csk-{n48}
      tavily | api key | tvly-{a32}
      tavily | dev key | tvly-dev-{a32}
      firecrawl | api key | fc-{h32}
      fireworks | api key | fw_{a24}
      elevenlabs | api key | sk_{h48}
      together | api key | tgp_v1_{u43}
      jina | api key | jina_{h32}{u28}
      helicone | api key | sk-helicone-{n7}-{n7}-{n7}-{n7}
      voyage | api key | pa-{u43}
      logfire | token | pylf_v1_us_{a43}
      runpod | api key | rpa_{N44}
      deepseek | api key | sk-{h32}
      """;

  /** Clouds, platforms and databases. */
  private static final String CLOUDS =
      """
      aws | access key id | @aws AKIA
      aws | temporary key id | @aws ASIA
      aws | bedrock key | ABSK{b109}
      google | api key | AIza{u35}
      google | client secret | GOCSPX-{u28}
      google | access token | ya29.{u120-180}
      google | refresh token | 1//0{a1}{u80-100}
      azure | client secret | {a3}8Q~{u31}
      azure | devops token | {a52}JQQJ99{a18}AZDO{a4}
      alibaba | access key id | LTAI{a20}
      digitalocean | token | dop_v1_{h64}
      digitalocean | oauth token | doo_v1_{h64}
      digitalocean | refresh token | dor_v1_{h64}
      cloudflare | user token | @cloudflare cfut_
      cloudflare | account token | @cloudflare cfat_
      cloudflare | global key | @cloudflare cfk_
      cloudflare | origin key | v1.0-{h24}-{h146}
      netlify | token | nfp_{a36}
      fly | token | fo1_{u43}
      fly | macaroon | fm2_{b120-200}
      heroku | api key | HRKU-AA{u58}
      render | api key | rnd_{a32}
      supabase | access token | sbp_{h40}
      supabase | secret key | sb_secret_{u22}_{u8}
      planetscale | token | pscale_tkn_{u43}
      planetscale | password | pscale_pw_{u43}
      planetscale | oauth token | pscale_oauth_{u43}
      neon | api key | napi_{n64}
      databricks | token | dapi{h32}
      databricks | copied token | dapi{h32}-2
      cockroachdb | api key | CCDB1_{a22}_{a40}
      mongodb | service secret | mdb_sa_sk_{u40}
      xata | api key | xau_{a43}
      yandex | api key | AQVN{u36}
      scalingo | token | tk-us-{u48}
      vault | token | hvs.{u95}
      vault | batch token | hvb.{u150}
      doppler | token | dp.pt.{a43}
      doppler | service token | dp.st.prd.{a43}
      onepassword | service token | ops_eyJ{b260}
      onepassword | secret key | A3-{N6}-{N11}-{N5}-{N5}-{N5}
      age | secret key | AGE-SECRET-KEY-1{Z58}
      tailscale | auth key | tskey-auth-{a17}-{a32}
      tailscale | api key | tskey-api-{a16}-{a32}
      """;

  /** What watches, pays and sells. */
  private static final String SERVICES =
      """
      stripe | secret key | sk_live_{a24}
      stripe | long secret key | sk_live_51{a97}
      stripe | restricted key | rk_live_{a99}
      stripe | webhook secret | whsec_{a32}
      square | access token | EAAA{u60}
      square | application token | sq0atp-{u22}
      square | oauth secret | sq0csp-{u43}
      shopify | access token | shpat_{h32}
      shopify | custom token | shpca_{h32}
      shopify | private token | shppa_{h32}
      shopify | shared secret | shpss_{h32}
      plaid | access token | access-production-{uuid}
      flutterwave | secret key | FLWSECK-{h32}-X
      lob | api key | live_{h35}
      shippo | token | shippo_live_{h40}
      easypost | api key | EZAK{a54}
      duffel | token | duffel_live_{u43}
      gocardless | token | live_{u40}
      razorpay | key id | rzp_live_{a14}
      paystack | secret key | sk_live_{h40}
      sentry | user token | sntryu_{h64}
      sentry | org token | @json sntrys_#_{b43}
      grafana | token | @grafana
      grafana | cloud token | @json glc_#
      newrelic | user key | NRAK-{N27}
      newrelic | insert key | NRII-{u32}
      newrelic | browser key | NRJS-{h19}
      posthog | personal key | phx_{a43}
      dynatrace | token | dt0c01.{N24}.{N64}
      honeycomb | ingest key | hcaik_01{n56}
      axiom | token | xaat-{uuid}
      axiom | personal token | xapt-{uuid}
      checkly | api key | cu_{h32}
      launchdarkly | api key | api-{uuid}
      launchdarkly | sdk key | sdk-{uuid}
      dash0 | auth token | auth_{a32}
      """;

  /** What sends messages, and what people work with. */
  private static final String MESSAGES =
      """
      slack | bot token | xoxb-{d12}-{d13}-{a24}
      slack | user token | xoxp-{d12}-{d12}-{d13}-{h32}
      slack | workspace token | xoxa-2-{d12}-{d12}-{d13}-{h32}
      slack | refresh token | xoxe-1-{a146}
      slack | rotated token | xoxe.xoxp-1-{a160}
      slack | app token | xapp-1-A{N10}-{d13}-{h64}
      sendgrid | api key | SG.{u22}.{u43}
      brevo | api key | xkeysib-{h64}-{a16}
      brevo | smtp key | xsmtpsib-{h64}-{a16}
      resend | api key | re_{a8}_{a24}
      mailgun | private key | key-{h32}
      mailgun | sending key | {h32}-{h8}-{h8}
      mailchimp | api key | {h32}-us{d1}
      twilio | api key sid | SK{h32}
      telegram | bot token | @telegram
      discord | bot token | @discord
      notion | token | ntn_{d11}{a35}
      notion | legacy token | secret_{a43}
      figma | token | figd_{u40}
      airtable | token | pat{a14}.{h64}
      hubspot | private app token | pat-na1-{uuid}
      contentful | token | CFPAT-{u43}
      typeform | token | tfp_{u59}
      dropbox | access token | sl.{u136}
      frameio | token | fio-u-{u64}
      beamer | api key | b_{u44}
      adafruit | key | aio_{a28}
      intra42 | client secret | s-s4t2ud-{h64}
      settlemint | token | sm_aat_{a16}
      okta | api token | 00{u40}
      facebook | page token | EAAB{a120-180}
      """;

  /** Tokens that many issuers use. */
  private static final String MORE =
      """
      jwt | token | @jwt
      auth0 | access token | @jwt
      session | jwt | @jwt
      supabase | service role key | @jwt
      keycloak | id token | @jwt
      """;
}
