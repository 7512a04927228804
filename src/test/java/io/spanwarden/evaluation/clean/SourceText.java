package io.spanwarden.evaluation.clean;

import io.spanwarden.evaluation.Draw;
import java.util.List;

/** Source code in eight languages, with names that sound like credentials. */
final class SourceText {
  private static final String JAVA =
      """
        private final {Word}Client {camel};
        @Override
        public Optional<{Word}> find{Word}(String {camel}, int limit) {
          return {camel}s.stream().filter(it -> it.getId() == {num}L).findFirst();
          if (token == null || token.isBlank()) {
            throw new IllegalArgumentException("{word} token must not be blank");
          logger.info("{Word} {} took {} ms", {camel}, {small});
          var password = request.password().orElseThrow(() -> new BadRequest("password"));
          this.secretKey = Objects.requireNonNull(secretKey, "secretKey");
          assertThat({camel}.getStatus()).isEqualTo({small});
          UUID id = UUID.fromString("{uuid}");
          private static final long serialVersionUID = {d18}L;
        import io.{word}.{word}.{Word}{Word};
          String accessToken = tokenService.issue(user, Duration.ofHours({small}));
          builder.header("X-Request-Id", request.{camel}Id()).header("Accept", "*/*");
          int hash = 0x{h8}; // fnv offset of {word}
      """;
  private static final String PYTHON =
      """
      def {word}_{word}(self, {word}: str, timeout: float = {small}.0) -> dict[str, Any]:
          token = self._session.get("token") or self.refresh_token()
          password = settings.DATABASES["default"]["PASSWORD"]
          self.{word}_key = f"{{word}}:{{word}}:{small}"
          return hashlib.sha256(f"{salt}:{password}".encode()).hexdigest()
          logger.debug("fetched %d {word}s in %.2fs", len({word}s), elapsed)
          assert response.status_code == {small}
          {word} = [x for x in {word}s if x.id not in seen]
      from {word}.{word} import {Word}{Word}, {camel}
      @dataclass(frozen=True)
      class {Word}{Word}(BaseModel):
          api_key: str = Field(default_factory=lambda: os.environ["{WORD}_API_KEY"])
          tokens = encoding.encode(prompt)[: self.max_tokens]
          "id": "{uuid}", "sha": "{h40}",
          expected = "{h64}"
          np.array([{d1}.{d8}, -{d1}.{d8}, {d1}.{d8}])
      """;
  private static final String TYPESCRIPT =
      """
      import { {Word}, type {Word}Props } from '@/{word}/{camel}';
      export async function {camel}({word}: {Word}Id, opts: Options = {}): Promise<{Word}> {
        const { data: session } = useSession({ required: true });
        const res = await fetch(`${API_URL}/v1/{word}s/${id}?limit={small}`, { headers });
        if (!process.env.{WORD}_API_KEY) throw new Error('{WORD}_API_KEY is not set');
        const apiKey = config.providers.{word}?.apiKey ?? undefined;
        password: z.string().min({small}).max({small}),
        export type {Word}Token = { kind: 'access' | 'refresh'; expiresAt: number };
        expect(screen.getByText('{Word} {word}')).toBeInTheDocument();
        <Button key={item.id} variant="secondary" onClick={() => remove(item.id)}>
        return tokens.reduce((sum, t) => sum + t.count, 0);
        [key: string]: unknown;
        "@{word}/{word}": "^{small}.4.1",
        className="flex h-9 w-full rounded-md border px-3 py-1 text-sm"
        const etag = '"{h32}"';
        it('rejects an expired token', async () => {
      """;
  private static final String GO =
      """
      func (s *{Word}Server) {Word}{Word}(ctx context.Context, req *pb.{Word}Request) (*pb.{Word}, error) {
      	token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
      	if err := s.{camel}.Validate(ctx, req.GetId()); err != nil {
      		return nil, fmt.Errorf("{word} %q: %w", req.GetId(), err)
      	secret, ok := obj.(*corev1.Secret)
      	password := os.Getenv("{WORD}_PASSWORD")
      	want := "{h64}"
      	{camel} := make(map[string]*{Word}, {small})
      	"github.com/{word}/{word}/pkg/{word}"
      	_ = json.Unmarshal([]byte(`{"id":{num},"name":"{word}"}`), &{word})
      	t.Run("{word} without {word}", func(t *testing.T) {
      	AccessKeyID     string `json:"access_key_id"`
      	SecretAccessKey string `json:"secret_access_key,omitempty"`
      	0x{h2}, 0x{h2}, 0x{h2}, 0x{h2}, 0x{h2}, 0x{h2}, 0x{h2}, 0x{h2}, 0x{h2}, 0x{h2}, 0x{h2}, 0x{h2},
      // Deprecated: use {Word}{Word} since v1.{small}.
      """;
  private static final String RUST =
      """
      pub fn {word}_{word}(&self, {word}: &str) -> Result<{Word}, Error> {
          let token = self.tokens.get(&{word}).ok_or(Error::NoToken)?;
          #[serde(rename = "accessToken", skip_serializing_if = "Option::is_none")]
          pub access_token: Option<String>,
          let key = Key::<Aes256Gcm>::from_slice(&bytes[..32]);
          assert_eq!(hex::encode(digest), "{h64}");
          const {WORD}_MAGIC: u64 = 0x{h16};
          println!("{}: {} of {}", {word}, done, {num});
      use crate::{word}::{{Word}, {Word}{Word}};
          match lexer.next_token() { Token::Ident(name) => name, other => return Err(other.into()) };
          impl<'a> From<&'a str> for {Word}<'a> {
          std::env::var("{WORD}_SECRET").unwrap_or_default()
          let v = vec![{d3}u32, {d4}, {d5}, {d2}];
      """;
  private static final String RUBY_PHP =
      """
        def {word}_{word}(params = {})
          @token = params.fetch(:token) { generate_token }
          validates :password, presence: true, length: { minimum: {small} }
          expect(response).to have_http_status({small})
          t.string "encrypted_password", default: "", null: false
          add_index :{word}s, [:{word}_id, :token], unique: true, name: "index_{word}s_on_token"
          ActiveRecord::Schema[7.1].define(version: 2024_11_{d2}_{d6}) do
          public function {camel}(string $token, array $options = []): ?{Word}
              $this->{camel} = $container->get({Word}{Word}::class);
              $password = password_hash($request->input('password'), PASSWORD_DEFAULT);
              'driver' => env('{WORD}_DRIVER', '{word}'), 'key' => env('{WORD}_KEY'),
              return response()->json(['token' => $token->plainTextToken, 'count' => {num}]);
              use App\\\\Http\\\\Controllers\\\\{Word}Controller;
      """;
  private static final String C_CPP =
      """
      static int {word}_{word}(struct {word} *{word}, const char *key, size_t key_len)
      	if (!{word} || key_len > sizeof({word}->key)) return -EINVAL;
      	std::unordered_map<std::string, {Word}> {camel};
      	{word}::{word}::{Word}<T>::{camel}(std::move(token));
      #define {WORD}_KEY_SIZE {small}
      #include <{word}/{word}.h>
      	0x{h2}{h2}{h2}{h2}, 0x{h8}, 0x{h8}, 0x{h8}, 0x{h8}, 0x{h8},
      	{ "{word}", {num}, {small}, NULL, 0 }, /* {word} */
      	case TOKEN_{WORD}: return parse_{word}(lexer, token->next);
      	memcpy(secret, buf + {small}, 32); secret[32] = '\\\\0';
      	printf("%-16s %08x %lu\\\\n", name, crc, (unsigned long){d9}UL);
      	EXPECT_EQ("{h32}", md5("{word}"));
      """;
  private static final String MARKUP =
      """
      <div class="{word}-{word}" data-id="{h12}" aria-label="{Word} {word}">{Word}</div>
      .{word}-{word} { color: #{h6}; margin: {small}px auto; background: rgba({d2}, {d2}, {d2}, 0.{d1}); }
      <path d="M{d2}.{d4} {d3}.{d2}c-{d1}.{d3} {d1}.{d4} {d2}.{d3}-{d2}.{d2} {d1}.{d2}-{d3}.{d3}z" fill="#{h6}"/>
      <a href="https://docs.{word}.test/{word}/{word}#{word}-token">Create a token</a>
      ## {Word} {word}
      - [ ] {sent} ([#{num}](https://git.{word}.test/{word}/pull/{num}))
      apiVersion: v1
      kind: Secret
      metadata: {name: {word}-{word}, labels: {app.kubernetes.io/part-of: {word}}}
        image: "registry.{word}.test/{word}:{h7}"
        checksum/config: {h64}
        - name: {WORD}_TOKEN
          valueFrom: {secretKeyRef: {name: {word}, key: token}}
      resource "aws_secretsmanager_secret" "{word}" { name = "{word}/{word}" }
      {"compilerOptions": {"target": "ES2022", "paths": {"@/*": ["./src/*"]}}}
      """;
  private static final List<List<String>> LANGUAGES =
      List.of(
          lines(JAVA),
          lines(PYTHON),
          lines(TYPESCRIPT),
          lines(GO),
          lines(RUST),
          lines(RUBY_PHP),
          lines(C_CPP),
          lines(MARKUP));

  private SourceText() {}

  private static List<String> lines(String block) {
    return block.replace("\\\\", "\\").lines().filter(line -> !line.isBlank()).toList();
  }

  /** Returns about {@code length} characters of code in one language. */
  static String text(int length, Draw draw) {
    List<String> language = draw.of(LANGUAGES);
    boolean numbered = draw.chance(25);
    StringBuilder text = new StringBuilder();
    for (int line = draw.between(1, 400); text.length() < length; line++) {
      text.append(numbered ? String.format(java.util.Locale.ROOT, "%6d\t", line) : "")
          .append(draw.form(draw.of(language)))
          .append('\n');
    }
    return text.toString();
  }
}
