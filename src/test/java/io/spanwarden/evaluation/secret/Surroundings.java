package io.spanwarden.evaluation.secret;

import io.spanwarden.evaluation.Case;
import io.spanwarden.evaluation.Draw;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands round a credential that has a name.
 *
 * <p>In a surrounding, {@code @@} is the credential, {@code ⏎} a line break, and {@code [[U]]} its
 * name: U in capitals with underscores, s in small letters, c in camel case, P with a capital too,
 * k with hyphens, n with blanks, v the issuer, V the issuer with a capital, r what it is called
 * there.
 */
final class Surroundings {
  private static final String FILES =
      """
      [[U]]=@@
      [[U]]="@@"
      [[U]]='@@'
      export [[U]]=@@
      export [[U]]="@@"
      # {word} settings⏎[[U]]=@@⏎LOG_LEVEL=debug
      {WORD}_URL=https://{word}.internal⏎[[U]]=@@⏎PORT=8080
      [[s]]: @@
      [[s]]: "@@"
      {word}:⏎  [[k]]: @@⏎  region: eu-west-1
      {word}:⏎  [[c]]: '@@'⏎  timeout: 30
      "[[c]]": "@@"
      {"[[s]]": "@@", "region": "eu"}
      {"{word}":{"[[c]]":"@@","retries":{small}}}
      {⏎  "name": "{word}",⏎  "[[U]]": "@@"⏎}
      [[s]] = "@@"
      [{word}]⏎[[s]] = "@@"⏎retries = 3
      [{word}]⏎[[k]]=@@
      <[[c]]>@@</[[c]]>
      <add key="[[P]]" value="@@" />
      <property name="[[k]]" value="@@"/>
      environment:⏎  - [[U]]=@@⏎  - TZ=UTC
      environment:⏎  [[U]]: "@@"
      env:⏎  - name: [[U]]⏎    value: "@@"
      env:⏎  [[U]]: @@⏎steps:
      variables:⏎  [[U]]: "@@"
      variable "[[s]]" {⏎  default = "@@"⏎}
      [[s]] = "@@"⏎  region = "us-east-1"
      ENV [[U]]=@@
      ENV [[U]] "@@"
      ARG [[U]]=@@
      spring.[[k]]=@@
      app.{word}.[[k]]=@@
      set [[U]]=@@
      setx [[U]] "@@"
      $env:[[U]] = "@@"
      """;
  private static final String SOURCE =
      """
      String [[c]] = "@@";
      private static final String [[U]] = "@@";
      public static final String [[U]] = "@@"; // {word}
      builder.[[c]]("@@").build();
      client.set[[P]]("@@");
      [[s]] = "@@"
      [[s]] = '@@'
      self.[[s]] = "@@"
      os.environ["[[U]]"] = "@@"
      client = {Word}Client([[s]]="@@", timeout={small})
      config["[[s]]"] = "@@"
      [[c]] := "@@"
      const [[c]] = "@@"
      const [[P]] string = "@@"
      os.Setenv("[[U]]", "@@")
      cfg.[[P]] = "@@"
      const [[c]] = '@@';
      let [[c]] = "@@";
      export const [[U]] = `@@`;
      process.env.[[U]] = "@@";
      { [[c]]: '@@', region: 'eu' }
      ENV['[[U]]'] = '@@'
      [[s]]: '@@',
      :[[s]] => "@@",
      $[[c]] = '@@';
      define('[[U]]', '@@');
      '[[s]]' => '@@',
      let [[s]] = "@@";
      pub const [[U]]: &str = "@@";
      var [[c]] = "@@";
      [[c]]: "@@"
      val [[c]] = "@@"
      """;
  private static final String OPERATORS =
      """
      [[s]] := "@@"
      [[s]] ||= "@@"
      [[s]] ?= "@@"
      [[s]] ::= "@@"
      [[c]] |= "@@"
      [[c]] += "@@"
      [[s]] => "@@"
      [[s]] -> "@@"
      [[s]]\t"@@"
      [[s]]   @@
      "[[s]]","@@"
      [[U]],@@,{date}
      if [[c]] == "@@":
      if ([[c]] === '@@') {
      assert [[s]] != "@@"
      System.setProperty("[[s]]", "@@");
      props.put("[[k]]", "@@");
      headers.set('[[k]]', '@@')
      map["[[c]]"] = `@@`
      {Word}([[s]]='@@')
      -D[[k]]=@@
      string [[c]] = "@@";
      var [[c]] string = "@@"
      let [[c]]: String = "@@"
      const char *[[s]] = "@@";
      #define [[U]] "@@"
      {"key": "[[U]]", "value": "@@", "enabled": true}
      {"name":"[[U]]","value":"@@","type":"secret"}
      - key: [[U]]⏎  value: @@
      <key>[[P]]</key>⏎<string>@@</string>
      <entry key="[[s]]">@@</entry>
      <[[c]]>⏎    @@⏎</[[c]]>
      [[s]]: >-⏎  @@⏎{word}: 1
      "config.ini": "[[U]]=@@\\nBACKUP=true"
      [[v]] token = '@@'
      [[v]]:@@
      [[v]] @@
      # [[V]] [[r]]⏎@@
      [[v]].[[k]]: @@
      [[V]] credentials⏎id: {num}⏎secret: @@
      """;
  private static final String SHELL =
      """
      [[U]]=@@ npm run {word}
      curl -H "[[V]]-Api-Key: @@" https://api.[[v]].com/v1/{word}
      curl -H "Authorization: Bearer @@" https://api.[[v]].com/v1/{word}
      curl -s -H 'Authorization: Bearer @@' 'https://api.[[v]].com/{word}?limit=5'
      curl -X POST https://api.[[v]].com/{word} -H "X-[[V]]-Token: @@" -d '{"id":{num}}'
      [[v]] login --token @@
      [[v]] deploy --[[k]]=@@ --region fra
      gh secret set [[U]] --body "@@"
      docker run -e [[U]]=@@ {word}:latest
      kubectl create secret generic {word} --from-literal=[[k]]=@@
      helm upgrade {word} . --set [[c]]=@@
      echo "[[U]]=@@" >> .env
      $ export [[U]]=@@⏎$ [[v]] whoami⏎logged in as {user}
      X-[[V]]-Key: @@
      GET /v1/{word}?[[s]]=@@&page=2 HTTP/1.1
      https://api.[[v]].com/v2/{word}?[[s]]=@@
      https://{word}.[[v]].com/hook?[[c]]=@@&v={small}
      """;
  private static final String TALK =
      """
      my [[v]] [[r]] is @@
      Here is the [[V]] [[r]]: @@ please use it for the {word} job.
      The [[v]] [[r]] is `@@`, put it into the {word} config.
      use this [[v]] [[r]] @@ and tell me what the API returns
      {date} {time},{d3} DEBUG [[v]] client started with [[s]]=@@
      {stamp} INFO  using [[V]] [[r]] "@@" for tenant {num}
      level=debug msg="connecting" [[s]]=@@ host={host}
      [{date} {time}] [[v]].{word}: [[s]]: @@
      Error: [[v]] rejected [[s]] '@@' (401)
      | [[V]] | [[r]] | @@ |
      - [[V]] [[r]]: `@@`
      """;

  private static final List<String> ALL =
      Stream.of(FILES, SOURCE, OPERATORS, SHELL, TALK)
          .flatMap(String::lines)
          .filter(line -> !line.isBlank())
          .toList();

  private Surroundings() {}

  /** Returns the marked text with {@code credential} in the surrounding of that number. */
  static String around(int number, Issuer issuer, String credential, Draw draw) {
    return fill(ALL.get(number % ALL.size()), issuer, Case.secret(credential), draw);
  }

  /** Returns a surrounding filled, with {@code marked} for the credential. */
  static String fill(String surrounding, Issuer issuer, String marked, Draw draw) {
    List<String> words = issuer.words();
    String snake = String.join("_", words);
    String pascal = words.stream().map(Draw::capital).collect(Collectors.joining());
    String vendor = issuer.name().replace(" ", "");
    return draw.form(surrounding)
        .replace("⏎", "\n")
        .replace("[[U]]", snake.toUpperCase(Locale.ROOT))
        .replace("[[s]]", snake)
        .replace("[[n]]", String.join(" ", words))
        .replace("[[k]]", String.join("-", words))
        .replace("[[c]]", words.get(0) + pascal.substring(words.get(0).length()))
        .replace("[[P]]", pascal)
        .replace("[[v]]", vendor)
        .replace("[[V]]", Draw.capital(vendor))
        .replace("[[r]]", issuer.role())
        .replace("@@", marked);
  }
}
