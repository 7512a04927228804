package io.spanwarden.evaluation.clean;

import io.spanwarden.evaluation.Case;
import io.spanwarden.evaluation.Draw;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Strings that look like credentials or personal data and are none: nothing may report them. */
public final class StrictClean {
  private StrictClean() {}

  /** Returns every string once. */
  public static List<Case> cases(long seed) {
    Draw draw = new Draw(seed);
    return new TreeMap<>(THEMES)
        .entrySet().stream()
            .flatMap(
                theme ->
                    theme
                        .getValue()
                        .lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> draw.form(line).replace("⏎", "\n").replace("§", "-----"))
                        .map(text -> Case.of("strict-clean", theme.getKey(), text)))
            .toList();
  }

  private static final String IDS =
      """
      {uuid}
      session.id={uuid}
      trace_id={h32} span_id={h16}
      traceparent: 00-{h32}-{h16}-01
      tracestate: {word}={h16},congo=t61rcWkgMzE
      "tool_use_id": "toolu_01{a22}"
      "id":"msg_01{a22}","type":"message","role":"assistant"
      request_id=req_011{a21}
      chatcmpl-{a29}
      call_{a24}
      resp_{h48}
      rs_{h50}
      fc_{h50}
      thread_{a24}
      run_{a24} queued on asst_{a24}
      file-{a24}
      vs_{a24}
      01{N24}
      V1StGXR8_Z5jdHi6B-myT
      cf-ray: {h16}-FRA
      x-amzn-trace-id: Root=1-{h8}-{h24};Parent={h16};Sampled=1
      x-amz-request-id: {H16}
      x-amz-id-2: {b74}=
      x-goog-hash: md5={b22}==
      x-ms-request-id: {uuid}
      x-github-request-id: {H4}:{H5}:{H7}:{H7}:{H8}
      etag: "{h32}"
      etag: W/"{h8}-{a27}"
      arn:aws:iam::{d12}:role/{word}-deployer
      arn:aws:kms:eu-west-1:{d12}:key/{uuid}
      AROA{s17}:{word}-session
      AIDA{s17}
      "PrincipalId": "ANPA{s17}"
      i-0{h16} vpc-0{h16} sg-0{h16} subnet-0{h16}
      ami-0{h16}
      pod/{word}-{h9}-{n5} 1/1 Running 0 4d2h
      replicaset.apps/{word}-{h10} scaled to 3
      container {h64} exited
      containerd://{h64}
      user.account_uuid={uuid} organization.id={uuid}
      prompt.id={uuid}
      pi_3{a23}
      cus_{a14} sub_1{a23} price_1{a23}
      in_1{a23}
      "customer": "cus_{a14}"
      phc_{a43}
      pk_live_{a24}
      https://{h32}@o{d6}.ingest.sentry.io/{d7}
      G-{N10} UA-{d8}-1 GTM-{N7}
      object id 507f1f77bcf86cd7{h8}
      {"_id":{"$oid":"{h24}"}}
      etcd revision {d8} lease {h16}
      kafka cluster id: {u22}
      Zookeeper sessionid = 0x{h16}
      "jti": "{uuid}"
      "kid": "{u43}"
      device id {H16}
      spotify:track:{a22}
      https://www.youtube.com/watch?v={u11}
      https://docs.google.com/document/d/1{u43}/edit
      https://www.figma.com/file/{a22}/{Word}?node-id={small}
      https://app.slack.com/client/T{N10}/C{N10}
      npm run build:{word} -- --id {h12}
      Gerrit Change-Id: I{h40}
      next-action: {h40}
      __cf_bm cookie dropped
      """;
  private static final String HASHES =
      """
      {h40}
      {h64}
      {h7}
      commit {h40}
      Merge: {h7} {h7}
      index {h7}..{h7} 100644
      * {h7} fix the {word} of {word}
      HEAD is now at {h7} {Word} the {word}
      {h64}  {word}-1.4.2.tar.gz
      SHA256({word}.bin)= {h64}
      MD5 ({file}) = {h32}
      sha256:{h64}
      image: registry.internal/{word}@sha256:{h64}
      FROM eclipse-temurin:17-jre@sha256:{h64}
      Digest: sha256:{h64}
      "integrity": "sha512-{b86}=="
      integrity sha512-{b86}==
      resolution: {integrity: sha512-{b86}==}
      integrity="sha384-{b64}" crossorigin="anonymous"
      github.com/{word}/{word} v1.4.2 h1:{b43}=
      golang.org/x/{word} v0.21.0/go.mod h1:{b43}=
      checksum = "{h64}"
      --hash=sha256:{h64} \\
      {file = "{word}-2.1.0-py3-none-any.whl", hash = "sha256:{h64}"},
      sha1-{b27}=
      nixpkgs sha256 = "sha256-{b43}=";
      narHash = "sha256-{b43}=";
      256 SHA256:{b43} {user}@{word} (ED25519)
      The key fingerprint is SHA256:{b43}
      MD5:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}
      X509v3 Subject Key Identifier: {H2}:{H2}:{H2}:{H2}:{H2}:{H2}:{H2}:{H2}:{H2}:{H2}
      Serial Number: {h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}
      ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA{b44} {user}@{word}
      ssh-rsa AAAAB3NzaC1yc2EAAAADAQAB{b300} {user}@{word}
      dist/assets/index-{u8}.js 142.31 kB
      static/js/main.{h8}.chunk.js
      //# sourceMappingURL=app.{h20}.js.map
      .css-{n6}-{word}{color:#1f2937}
      cache key: node-modules-linux-{h64}
      Cache restored from key: {word}-{h40}
      actions/cache key ${{ runner.os }}-npm-{h64}
      uses: actions/checkout@{h40} # v4.1.7
      "signature": "Er{b220}=="
      "thinking_signature":"EqoB{b300}"
      thoughtSignature: "CiQB{b180}=="
      "encrypted_content": "gAAAAAB{u240}"
      password_hash: $2b$12${a53}
      $argon2id$v=19$m=65536,t=3,p=4${b22}${b43}
      ETag "{h32}-3" for part {small}
      tree {h40}⏎parent {h40}⏎author x
      oid sha256:{h64}⏎size {num}
      pbkdf2_sha256$600000${a22}${b43}=
      Cargo: "{h64}"
      magnet:?xt=urn:btih:{h40}
      block {d6} hash 0x{h64}
      "build_hash": "{h40}"
      docker layer {h12}: Pull complete
      """;
  private static final String PLACEHOLDERS =
      """
      API_KEY=
      API_KEY=your-api-key-here
      API_KEY=<your-api-key>
      API_KEY="YOUR_API_KEY"
      api_key: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
      password: ********
      password = "changeme"
      password=<password>
      PASSWORD=password
      DB_PASSWORD=${DB_PASSWORD}
      DB_PASSWORD=$DB_PASSWORD
      DB_PASSWORD=%DB_PASSWORD%
      secret: {{ vault_secret }}
      token: ${{ secrets.DEPLOY_TOKEN }}
      token: {{ .Values.auth.token }}
      GITHUB_TOKEN=ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
      OPENAI_API_KEY=sk-...
      ANTHROPIC_API_KEY=sk-ant-...
      export ANTHROPIC_API_KEY="sk-ant-your-key-here"
      SLACK_BOT_TOKEN=xoxb-your-bot-token
      AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE
      aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
      STRIPE_SECRET_KEY=sk_live_...
      "password": "[REDACTED]"
      "api_key": "***"
      Authorization: Bearer <token>
      Authorization: Bearer $TOKEN
      Authorization: Bearer ${ACCESS_TOKEN}
      Authorization: Basic <credentials>
      -H "Authorization: Bearer YOUR_TOKEN"
      curl -u user:password http://localhost:8080
      postgres://user:password@localhost:5432/db
      postgresql://postgres:postgres@localhost/test
      mysql://root:root@127.0.0.1:3306/app
      redis://:password@localhost:6379
      mongodb://username:password@host:27017/database
      DATABASE_URL=postgres://${DB_USER}:${DB_PASS}@${DB_HOST}/app
      https://<user>:<token>@git.example.com/repo.git
      https://user:pass@example.com/
      secret=REPLACE_ME
      client_secret: "insert-secret-here"
      token: TODO
      token = "dummy-token"
      secret_key = "test"
      private_key: "§BEGIN PRIVATE KEY§\\n...\\n§END PRIVATE KEY§\\n"
      §BEGIN CERTIFICATE§⏎MIID{b60}⏎{b64}⏎§END CERTIFICATE§
      §BEGIN PUBLIC KEY§⏎MIIB{b60}⏎{b64}⏎§END PUBLIC KEY§
      key = "0123456789abcdef0123456789abcdef"
      secret: abcdefghijklmnopqrstuvwxyz
      password: 1234567890
      api_key=0000000000000000000000000000000000000000
      NPM_TOKEN=npm_XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX
      password: null
      token: undefined
      secret = None
      api_key: ""
      passwd=''
      access_token=example-access-token
      API_TOKEN=op://vault/{word}/token
      password: ENC[AES256_GCM,data:...,type:str]
      vault kv get -field=password secret/{word}
      arn:aws:secretsmanager:eu-west-1:{d12}:secret:{word}/db-{a6}
      secretKeyRef: {name: {word}-credentials, key: password}
      password: !vault |
      valueFrom: {secretKeyRef: {name: {word}, key: api-token}}
      op read "op://dev/{word}/credential"
      @Microsoft.KeyVault(SecretUri=https://{word}.vault.azure.net/secrets/{word}/)
      """;
  private static final Map<String, String> THEMES =
      Map.of(
          "ids", IDS,
          "hashes", HASHES,
          "placeholders", PLACEHOLDERS,
          "code", StrictCode.CODE,
          "config", StrictCode.CONFIG,
          "numbers", StrictCode.NUMBERS,
          "prose", StrictCode.PROSE,
          "issuers' ids", VendorIds.LINES);
}
