package io.spanwarden.evaluation.clean;

import io.spanwarden.evaluation.Draw;
import java.util.List;

/** What programs print while they build, test and run, and what agents record of it. */
final class RunText {
  private static final List<String> BUILD =
      lines(
          """
          [INFO] Compiling {small} source files with javac [debug release 17] to target/classes
          [INFO] Downloaded from central: https://repo.{word}.test/{word}/{word}/{small}.2/{word}.jar (1.{d1} MB at {d2}.{d1} MB/s)
          [WARNING] {path}/{Word}.java:[{small},{small}] deprecated: getToken() in {Word}
          Tests run: {small}, Failures: 0, Errors: 0, Skipped: 1, Time elapsed: {d1}.{d3} s
          #{small} [stage-1 {d1}/9] COPY --from=build /app /app
          #{small} sha256:{h64} {d2}.{d2}MB / {d2}.{d2}MB {d1}.{d1}s done
           ---> Running in {h12}
          Successfully built {h12}
          npm warn deprecated {word}@{small}.0.1: use {word} instead
          added {num} packages, and audited {num} packages in {small}s
          dist/assets/{word}-{u8}.js   {d3}.{d2} kB │ gzip: {d2}.{d2} kB
          Collecting {word}=={small}.4.1
          go: downloading github.com/{word}/{word} v1.{small}.0
             Compiling {word} v0.{small}.1 (/build/{word})
          ok  	github.com/{word}/{word}/{word}	{d1}.{d3}s	coverage: {d2}.{d1}% of statements
          PASS src/{word}/{word}.test.ts ({d1}.{d3} s)
          ##[group]Run actions/cache@v4
          Cache hit for: {word}-linux-{h64}
          remote: Counting objects: 100% ({num}/{num}), done.
             {h7}..{h7}  main -> main
          """);
  private static final List<String> SERVER =
      lines(
          """
          {stamp} INFO  [{word}-{small}] c.{word}.{Word}Service : processed {num} {word}s in {small} ms
          {date} {time},{d3} WARN  {word}.{word} - slow query ({small} ms) id={num}
          {date} {time}.{d6} [info] {word} started pid={num} port=8080
          level=info ts={stamp} caller=main.go:{small} msg="{word} ready" revision={h40}
          {"level":"info","ts":17{d8}.{d6},"msg":"{word}","trace_id":"{h32}","span_id":"{h16}","dur_ms":{d2}.{d3}}
          10.{d2}.{d2}.{d2} - - [14/Nov/2026:{time} +0000] "GET /{word}/{num}?page={small} HTTP/1.1" 200 {num}
          {time} DEBUG token refreshed, expires in 3600 s (user {num})
          kernel: [{d5}.{d6}] usb 1-{d1}: new device idVendor={h4}, idProduct={h4}
          Nov 14 {time} {word} systemd[1]: Started Session {small} of user {word}.
          at {word}.{Word}.{camel}({Word}.java:{small})
          	... {small} more
          Traceback (most recent call last):
          pod "{word}-{h9}-{n5}" deleted
          [{num}] {word}: key={word}:{word}:{num} ttl={small} hit=false
          req={uuid} tenant={num} cost_usd=0.0{d5} input_tokens={num} output_tokens={small}
          {"event":"tool_result","tool_use_id":"toolu_01{a22}","duration_ms":{num},"success":true}
          {"model":"claude-sonnet-4-5","usage":{"input_tokens":{num},"cache_read_input_tokens":{num},"output_tokens":{small}}}
          "thinking":"{sent}.","signature":"Ep{b160}=="
          metric {word}_{word}_total{word="{word}"} {num}
          Epoch {small}/300 loss=0.{d6} acc=0.{d5} lr=1e-0{d1} eta {time}
          """);
  private static final List<String> GIT =
      lines(
          """
          diff --git a/{path}/{file} b/{path}/{file}
          index {h7}..{h7} 100644
          @@ -{small},{d1} +{small},{d1} @@ function {camel}({word}) {
          commit {h40}
              {Word} the {word} of {word} (#{num})
          -  const token = get{Word}Token({word});
          +  const token = await get{Word}Token({word}, { fresh: true });
          -password = config["{word}"]["password"]
          +password = secrets.get("{word}-password")
          +  "version": "{small}.{d1}.0",
          -    image: {word}:{h7}
          +    image: {word}:{h7}
           {path}/{file} | {small} ++++++-----
           {small} files changed, {num} insertions(+), {small} deletions(-)
          +      checksum: {h64}
          -  key: {word}-{h40}
          + * {sent}
          """);
  private static final List<List<String>> KINDS = List.of(BUILD, SERVER, GIT);

  private RunText() {}

  private static List<String> lines(String block) {
    return block.lines().filter(line -> !line.isBlank()).toList();
  }

  /** Returns about {@code length} characters of output of one kind. */
  static String text(int length, Draw draw) {
    List<String> kind = draw.of(KINDS);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(draw.form(draw.of(kind))).append('\n');
    }
    return text.toString();
  }
}
