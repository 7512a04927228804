package io.spanwarden.evaluation.clean;

/** Lines of code, configuration, numbers and prose that speak of credentials and hold none. */
final class StrictCode {
  private StrictCode() {}

  static final String CODE =
      """
      password = os.environ["DB_PASSWORD"]
      password = os.getenv("PASSWORD", "")
      self.api_key = config.get("api_key")
      token: str | None = None
      password: Optional[str] = None
      def login(username: str, password: str) -> Token:
      api_key: SecretStr = Field(..., alias="API_KEY")
      cache_key = normalize(request.path)
      token = generate_csrf()
      token = jwt.encode(payload, settings.SECRET_KEY, algorithm="HS256")
      const token = await getAccessToken(session.userId);
      const apiKey = process.env.OPENAI_API_KEY ?? "";
      const apiKey = import.meta.env.VITE_API_KEY;
      apiKey: z.string().min(1),
      password: { type: String, required: true, select: false },
      interface Credentials { username: string; password: string }
      type AuthToken = { accessToken: string; refreshToken?: string };
      export const selectAccessToken = (state: RootState) => state.auth.accessToken;
      if (!passwordEncoder.matches(rawPassword, user.getPasswordHash())) {
      private final TokenProvider tokenProvider;
      @Value("${spring.datasource.password}") private String password;
      String apiKey = System.getenv("API_KEY");
      var secret = secretsManager.getSecretValue(request).secretString();
      password := os.Getenv("PGPASSWORD")
      token, err := jwt.ParseWithClaims(raw, &claims, keyFunc)
      req.Header.Set("Authorization", "Bearer "+token)
      headers["Authorization"] = f"Bearer {access_token}"
      'Authorization': `Bearer ${token}`,
      let token = env::var("GITHUB_TOKEN").expect("GITHUB_TOKEN not set");
      secret_key_base: <%= ENV["SECRET_KEY_BASE"] %>
      $password = $_POST['password'];
      $this->token = bin2hex(random_bytes(32));
      password = getpass.getpass("Password: ")
      read -s -p "Password: " PASSWORD
      SECRET=$(openssl rand -hex 32)
      TOKEN=$(gh auth token)
      export VAULT_TOKEN=$(cat ~/.vault-token)
      API_KEY=$(aws secretsmanager get-secret-value --secret-id {word} --query SecretString)
      docker login -u "$USER" --password-stdin < token.txt
      public static final String TOKEN_HEADER = "X-Auth-Token";
      static final String PASSWORD_FIELD = "password";
      enum TokenType { ACCESS_TOKEN, REFRESH_TOKEN, ID_TOKEN }
      case T_CONSTANT_ENCAPSED_STRING: return new Token(type, value);
      tokens = tokenizer.encode(text, add_special_tokens=False)
      for (const token of lexer.tokenize(source)) emit(token);
      assert.equal(parser.nextToken().type, TokenType.IDENTIFIER);
      keyStore.setKeyEntry(alias, privateKey, password.toCharArray(), chain);
      new SecretKeySpec(keyBytes, "HmacSHA256")
      KeyPairGenerator.getInstance("RSA").initialize(2048);
      std::vector<std::string> tokens = split(line, ',');
      a::b::c::d<e::f>(g)
      boost::asio::ip::tcp::resolver resolver(io);
      secret_name = f"projects/{project}/secrets/{name}/versions/latest"
      auth: { token: (await cookies()).get("session")?.value }
      passwordInput.addEventListener("input", validatePassword)
      <input type="password" name="password" autocomplete="current-password" required>
      <label for="api-key">API key</label>
      label.password=Passwort vergessen?
      "login.password.placeholder": "Enter your password",
      msgid "Your access token has expired"
      "forgotPassword": "Mot de passe oublié ?",
      .token.keyword,.token.operator{color:#07a}
      --token-color-primary: rgba(12, 34, 56, 0.78);
      M12.5 3.75a8.75 8.75 0 1 0 0 17.5 8.75 8.75 0 0 0 0-17.5Zm0 1.5
      <path d="M473.785732283,512.000000 L128.433,41.2188 Z"/>
      !function(e,t){"object"==typeof exports?module.exports=t():e.key=t()}(this,function(){return 1});
      var n=r(4821),o=r.n(n),i=r(73),a={key:"secret",token:function(e){return e.t}};
      at com.{word}.auth.TokenService.refreshToken(TokenService.java:{small})
        File "/app/{word}/auth.py", line {small}, in validate_token
      Caused by: java.lang.IllegalStateException: password must not be null
      panic: runtime error: invalid memory address or nil pointer dereference [signal SIGSEGV addr=0x{h2} pc=0x{h6}]
      goroutine {small} [running]: main.(*Server).authToken(0xc000{h6}, {0x{h7}, 0x{h2}})
      thread 'main' panicked at src/token.rs:{small}:{small}: called `Option::unwrap()`
      $KEY_PREFIX = 'user_session_token_cache';
      mock_token = MagicMock(return_value=token)
      @pytest.fixture def api_key(monkeypatch): monkeypatch.setenv("API_KEY", "test")
      """;
  static final String CONFIG =
      """
      max_tokens: 4096
      "max_tokens": 32000,
      "input_tokens": 18734, "output_tokens": 522, "cache_read_input_tokens": 128443
      gen_ai.usage.input_tokens=18342
      tokenizer: cl100k_base
      token_limit = 200000
      tokens_per_second: 83.2
      password_min_length: 12
      password-policy: strong
      token_endpoint: https://auth.{word}.internal/oauth2/token
      token_url = "https://login.{word}.test/oauth/v2/accessToken"
      secretName: {word}-tls-certificate
      imagePullSecrets: [{name: regcred}]
      secret/{word}-credentials unchanged
      serviceAccountToken: {path: token, expirationSeconds: 3600}
      AUTH_TOKEN_TTL=3600
      ENABLE_TOKEN_REFRESH=true
      api_key_header: X-Api-Key
      api-key-name: {word}-service
      keyboard-layout: de-latin1-nodeadkeys
      ssh_key_path: ~/.ssh/id_ed25519
      private_key_path = "/etc/ssl/private/{word}.key"
      key_file: /run/secrets/{word}_signing_key
      password_file: /run/secrets/postgres-passwd
      POSTGRES_PASSWORD_FILE=/run/secrets/db_password
      keystore.type=PKCS12
      primary_key: [tenant_id, created_at]
      foreign_key: true
      sort_key = ["{word}", "{word}"]
      partition_key: customer_region_and_month
      public_key: {b44}
      token.verification.algorithm: RS256
      grant_types: [client_credentials, refresh_token, authorization_code]
      oauth2.scope=openid profile email offline_access
      csrf_token_required: false
      "tokenUsage": {"prompt": 1433, "completion": 221}
      token_name: default-token-{n5}
      service.key=checkout.price.calculator.v2.production
      monkey_patch: false
      keywords: [author, authorization, authentication]
      git_author_name = {Word} {Word}
      license-key-file: ./license.txt
      """;
  static final String NUMBERS =
      """
      react@18.2.0
      @types/node@20.1.0 @babel/core@7.24.5
      "lodash@npm:4.17.21":
      actions/setup-node@v4
      git@github.com:acme/{word}.git
      ssh://git@gitlab.internal:2222/{word}/{word}.git
      {user}@build-3:~/repo$ ls
      scp {file} deploy@web-1:/srv/{word}
      Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.6478.127 Safari/537.36
      version 10.4.31.7 of the driver
      pip install torch==2.3.1.4
      release 1.22.333.4444
      OID 1.3.6.1.4.1.311.21.20
      listening on 0.0.0.0:8080
      inet 127.0.0.1/8 scope host lo
      route 10.42.0.0/16 via 192.168.178.1 dev eth0
      nameserver 8.8.8.8
      203.0.113.{small} - - "GET /health"
      2001:db8::8a2e:370:7334
      09:15:47:02 elapsed
      12:34:56.789 {word} finished
      ff:ff:ff:ff:ff:ff
      00:00:00:00:00:00
      1732{d9}
      17324{d11}
      "ts":17324{d14}
      timestamp=1732400{d3} offset={d10}
      order_id={d10}
      ticket #{d8} closed
      build 20261120.36
      pid={d7} tid={d9}
      bytes_sent={d9} duration_ns={d11}
      lat=52.{d8} lon=13.{d9}
      [{d2}, {d3}, {d4}, {d2}, {d3}]
      [0.0{d15}, -0.0{d15}, 0.{d16}, -0.1{d14}]
      0.{d17} -0.{d17} 0.{d17}
      price=1234.56 total=99887766.55
      4532 0151 1283 0367
      SSN 000-12-3456
      part no. 912-34-5678-X
      ISBN 978-3-16-148410-0
      +1 (555) 555-0142
      555-0199
      2026-11-14 10:22:31,408 INFO started
      2026-11-14T10:22:31+01:00
      20261114102231
      rgba(123, 45, 678, 0.9)
      width: 1234567890px
      0x{h8} 0x{h16} 0x{h4}
      size=123-45-6789ab
      1e{d2} 3.14159265358979 2.718281828459045
      chr7:140453136-140453137
      jane.doe@example.com
      noreply@github.com
      someone@example.org, other@test.invalid
      12345+{user}@users.noreply.github.com
      postmaster@localhost
      :{small}:{small}: warning: unused
      DE00123456789012345678
      GB29 model year 2026
      """;
  static final String PROSE =
      """
      The password must have twelve characters, a digit and a symbol.
      Never commit a token; rotate the secret and tell the owner.
      Set the API key in the environment before you start the server.
      An access token is valid for an hour, a refresh token for thirty days.
      Passwords are hashed with Argon2id and a salt of sixteen bytes.
      I will read the secret from the vault and not print it.
      Please remove the hard-coded credentials from {file}.
      # Add your key: export API_KEY=...
      Use `Authorization: Bearer <token>` in each request.
      See https://docs.{word}.test/authentication#personal-access-tokens
      feat(auth): rotate refresh tokens and drop the legacy api key ({h7})
      The author authorised the authority to authenticate authors.
      Secret Santa list for the {word} team
      key takeaways: tokens are cheap, keys are not
      Warning: Your password will expire in 7 days
      Error: invalid_grant: token has been revoked
      401 Unauthorized: missing bearer token
      TokenExpiredError: jwt expired
      Das Passwort wurde zurückgesetzt; bitte melden Sie sich neu an.
      Le jeton d'accès a expiré, merci de vous reconnecter.
      密码长度不能少于 12 位
      パスワードを入力してください
      {"role":"user","content":"how do I store a password safely?"}
      {"type":"tool_use","name":"Read","input":{"file_path":"/app/src/token.ts"}}
      {"tool":"Grep","pattern":"(?i)api[_-]?key","path":"src"}
      grep -rn "password" --include=*.java src | head
      sed -i 's/password=.*/password=/' app.properties
      rg -n 'AKIA[0-9A-Z]{16}' .
      pattern: 'ghp_[A-Za-z0-9]{36}'
      ^sk-ant-[a-z0-9]+-[A-Za-z0-9_-]{93}AA$
      data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA{b200}
      @font-face{src:url(data:font/woff2;base64,d09GMgABAAAAA{b200})}
      background-image:url("data:image/svg+xml;base64,PHN2ZyB4bWxucz0i{b80}")
      """;
}
