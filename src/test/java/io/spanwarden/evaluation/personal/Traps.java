package io.spanwarden.evaluation.personal;

import java.util.List;
import java.util.stream.Stream;

/** Lines of agents' telemetry that look like personal data and hold none. */
final class Traps {
  private Traps() {}

  private static final String LINES =
      """
      session.id={uuid} prompt.id={uuid}
      trace_id={h32} span_id={h16} flags=01
      traceparent: 00-{h32}-{h16}-01
      index {h7}..{h7} 100644
      commit {h40}
      "integrity": "sha512-{b86}==",
      github.com/{word}/{word} v1.{small}.0 h1:{b43}=
      "tool_use_id":"toolu_01{a22}","message_id":"msg_01{a22}"
      request-id: req_011{a21}
      arn:aws:iam::{d12}:role/{word} i-0{h16}
      + react@18.2.0
      + @types/node@20.11.{small}
      uses: actions/checkout@v4
      image: ghcr.io/{word}/{word}@sha256:{h64}
      origin	git@github.com:{word}/{word}.git (fetch)
      ssh://git@gitlab.{word}.dev/{word}.git
      scp {file} deploy@web-{d1}:/srv/{word}/
      {user}@build-{d2}:~/{word}$ make
      version 10.4.{d2}.{d1} installed
      Chrome/126.0.{d4}.{d3} Safari/537.36
      {word}==3.{d1}.{d2}.{d1}
      OID 1.3.6.1.4.1.{d5}.{d2}.1
      elapsed 09:15:47:02, eta 00:12:34
      std::vector<a::b> c::d>();
      17324{d8} ok
      start_time_unix_nano=17324{d14}
      {"ts":17{d8},"ms":17{d11},"us":17{d14}}
      2026-11-14 10:22:31,408 INFO {word} ready
      {date} {time} [main] DEBUG {word}.{Word} - {num} rows
      lat=52.{d7}, lon=13.{d7}
      path d="M{d3}.{d9} {d2}.{d4}c{d1}.{d2}-{d1}.{d3}"
      [12, 34, 56, 78, {d3}, {d4}]
      rgba({d2}, {d2}, {d2}, 0.{d2})
      order_id={d10} customer_ref={d9}
      PR #{d5}, issue #{d4}, build 2026{d4}.{d2}
      pid={d5} port={d5} tid={d10}
      input_tokens={d5} output_tokens={d4} cache_read={d6} cost_usd=0.{d6}
      duration_ms={d6} size_bytes={d9} inode={d8}
      ISBN 978-3-16-148410-0
      FF:FF:FF:FF:FF:FF broadcast
      fingerprint {h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}
      listening on 127.0.0.1:{d4}, [::1]:{d4} and 0.0.0.0:{d4}
      inet 192.168.{d2}.{d2}/24 brd 192.168.{d2}.255
      10.{d2}.{d2}.{d2} -> 172.17.0.{d1}
      author: dev@example.com
      Co-Authored-By: Claude <noreply@anthropic.com>
      {d8}+{user}@users.noreply.github.com
      embedding: [0.{d16}, -0.0{d15}, 0.{d17}]
      chunk-{N8}.js main.{h20}.css
      {h12}  {word}:latest  "/entry.sh"  {small} seconds ago
      $ ls -la⏎-rw-r--r-- 1 node node {d9} Nov 14 10:22 {file}
      "signature":"Er{b180}=="
      phone_verified: true, ssn_required: false
      const ssnPattern = /^\\\\d{3}-\\\\d{2}-\\\\d{4}$/;
      VIN_LENGTH = 17; IBAN_MAX = 34
      SELECT id, phone, iban FROM customers WHERE id = {num};
      Epoch {small}: loss=0.{d9} lr=0.000{d5}
      Serial Number: {d20}
      txn {h64}
      0x{h8} 0x{h16} <{word}+0x{h3}>
      """;

  private static final String MORE =
      """
      user_id={d9} account={d10} tenant={d6}
      {"id":{d10},"parent_id":{d9},"seq":{d5},"ok":true}
      "created_at":17{d8},"expires_in":3600,"updated_at":17{d11}
      rows={d9} cols={d4} nnz={d11}
      0000{h4}: {h4} {h4} {h4} {h4} {h4} {h4} {h4} {h4}  ................
      {date}T{time}.{d6}+02:00 done
      progress 12/345 6789 KB/s eta 0:01:23
      $ git rev-parse HEAD⏎{h40}
      * {h7} (HEAD -> main, origin/main) bump {word} to {d1}.{d2}.{d1}
      docker run -p {d4}:{d4} -v /data:/data --name {word}-{d1} {word}:{d1}.{d2}
      tcp 0 0 0.0.0.0:{d4} 0.0.0.0:* LISTEN {d5}/java
      node_modules/.pnpm/{word}@{d1}.{d2}.{d1}_react@18.3.1/node_modules/{word}
      go: github.com/{word}/{word}@v0.0.0-2024{d10}-{h12}
      "@{word}/{word}": "workspace:*", "{word}": "npm:@{word}/{word}@^{d1}.{d1}.0"
      @Override @Test @ParameterizedTest(name = "{0}@{1}")
      svn+ssh://svn@{word}.internal/repo r{d6}
      pip install git+https://git.{word}.test/{word}.git@{h40}
      xmlns:xs="http://www.w3.org/2001/XMLSchema" version="1.0.0.0"
      AssemblyVersion("{d1}.{d2}.{d4}.{d2}")
      kernel 6.8.0-{d2}-generic, glibc 2.{d2}, libssl 3.0.{d2}
      ping statistics: 4 packets, rtt min/avg/max/mdev = 12.{d3}/14.{d3}/19.{d3}/2.{d3} ms
      ratio 3.14159265358979 e 2.718281828459045
      MD5: {H32}
      CRC32 {H8} ADLER {h8}
      x: {d3}.{d12}, y: -{d2}.{d12}
      GET /v1/orders/{d12}/items/{d8} 200 {d2}ms
      ticket {WORD}-{d5} sprint {d2} points {d1}
      barcode {d13} sku {N8} qty {d2}
      tracking 1Z{N16}
      flight {L2}{d4} gate {L1}{d2} seat {d2}{L1}
      ean 4006381{d6} isbn 9783{d9}
      invoice 2026-{d6} total {d4}.{d2} EUR
      cron 0 */6 * * 1-5
      phone: null, ssn: "", email: undefined
      iban: IBAN_REGEX, card: z.string().length(16)
      def test_card(): assert luhn("4111111111111111")
      vin_decoder.py: VIN must have 17 characters
      the NHS number is checked by modulus 11
      npi lookup for provider failed with 404
      email: user@example.com, phone: +1-202-555-0143
      """;

  /** Returns them all. */
  static List<String> lines() {
    return Stream.of(LINES, MORE).flatMap(String::lines).filter(line -> !line.isBlank()).toList();
  }

  /** Lines that hold a value: {@code @@} is one of any entity, {@code [[E]]} of a certain one. */
  private static final String PLANTED =
      """
      user.email=[[EMAIL_ADDRESS]] organization.id={uuid}
      Author: Jo Miller <[[EMAIL_ADDRESS]]>
      Signed-off-by: J. Miller <[[EMAIL_ADDRESS]]>
      {"email":"[[EMAIL_ADDRESS]]","id":{num},"active":true}
      {h7} fix the {word} ([[EMAIL_ADDRESS]], {small} days ago)
      {stamp} WARN login failed for [[EMAIL_ADDRESS]] from [[IP_ADDRESS]]
      git config user.email "[[EMAIL_ADDRESS]]"
      INSERT INTO customers VALUES ({num}, '[[EMAIL_ADDRESS]]', '[[PHONE_NUMBER]]');
      [[IP_ADDRESS]] - - [14/Nov/2026:{time} +0000] "GET /{word}/{num} HTTP/1.1" 200 {num}
      sshd[{d5}]: Failed password for root from [[IP_ADDRESS]] port {d5} ssh2
      {"client_ip":"[[IP_ADDRESS]]","method":"POST","status":{d3}}
      connecting to [[IPV4]]:443 timed out after {num} ms
      X-Forwarded-For: [[IP_ADDRESS]], 10.0.{d1}.{d2}
      "phone": "[[PHONE_NUMBER]]",
      name: J. Miller⏎phone: "[[PHONE_NUMBER]]"⏎plan: pro
      sms sent to [[PHONE_NUMBER]] id={uuid}
      {"card":{"number":"[[CREDIT_CARD]]","exp":"04/29"}}
      payment failed for card [[CREDIT_CARD]] order={d10}
      assert mask("[[CREDIT_CARD]]") == "****"
      {num},[[US_SSN]],{Word},{date}
      {"ssn":"[[US_SSN]]","dob":null}
      ssn: [[US_SSN]]
      iban=[[IBAN_CODE]] amount={d3}.{d2}
      {"iban":"[[IBAN_CODE]]","currency":"EUR"}
      <IBAN>[[IBAN_CODE]]</IBAN>
      link/ether [[MAC_ADDRESS]] brd ff:ff:ff:ff:ff:ff
      ? (10.0.{d1}.{d2}) at [[MAC_ADDRESS]] on en0 ifscope [ethernet]
      {"mac":"[[MAC_ADDRESS]]","rssi":-{d2}}
      DHCPACK on 10.0.{d1}.{d2} to [[MAC_ADDRESS]] via eth0
      "routing_number": "[[ABA_ROUTING_NUMBER]]",
      aba_routing=[[ABA_ROUTING_NUMBER]] account_type=checking
      {"wallet":"[[CRYPTO]]","balance":0.{d8}}
      payout address [[CRYPTO]] confirmed in block {d6}
      nhs_number: [[UK_NHS]]
      {"nhsNumber":"[[UK_NHS]]","ward":"{word}"}
      nino=[[UK_NINO]] tax_code=1257L
      {"nationalInsuranceNumber":"[[UK_NINO]]"}
      {"npi":"[[US_NPI]]","taxonomy":"207Q00000X"}
      npi_number = [[US_NPI]]
      {"vin":"[[VIN]]","odometer":{num}}
      vin: [[VIN]]
      curl -d 'email=[[EMAIL_PERCENT]]&plan=pro' https://{host}/signup
      {"to":"[[EMAIL_ADDRESS]]","cc":["[[EMAIL_ADDRESS]]"],"subject":"{word}"}
      From: J. Miller <[[EMAIL_ADDRESS]]>⏎To: team⏎Subject: {word}
      ERROR duplicate key value violates unique constraint "users_email_key" (email)=([[EMAIL_ADDRESS]])
      customer,[[EMAIL_ADDRESS]],[[PHONE_NUMBER]],{date}
      {"phone":"[[PHONE_NATIONAL]]","country":"DE"}
      tel: [[PHONE_NATIONAL]]
      phone_number: "[[PHONE_NATIONAL]]"
      call [[PHONE_NUMBER]] ext {d3}
      tel:[[PHONE_NUMBER]]
      {"pan":"[[CREDIT_CARD]]","brand":"visa"}
      card_number=[[CREDIT_CARD]]&cvc={d3}
      UPDATE patients SET ssn = '[[US_SSN]]' WHERE id = {num};
      employee {num} {Word} {Word} [[US_SSN]]
      ssh: connect to host [[IP_ADDRESS]] port 22: Connection refused
      allow from [[IP_ADDRESS]]/32; # {user} home
      "remoteAddress": "[[IP_ADDRESS]]"
      {word}.{word}.dev.  300  IN  A  [[IPV4]]
      nmap scan report for [[IPV4]]
      PAY [[IBAN_CODE]] {d3}.{d2} EUR ref {d10}
      beneficiary_account: [[IBAN_CODE]]
      wlan0: authenticate with [[MAC_ADDRESS]]
      HWaddr [[MAC_ADDRESS]]
      ACH routing [[ABA_ROUTING_NUMBER]] account ****{d4}
      send 0.{d4} BTC to [[CRYPTO]]
      "patient": {"nhs_no": "[[UK_NHS]]", "age": {d2}}
      NI number [[UK_NINO]] tax year 2025
      prescriber NPI [[US_NPI]] refill {d1}
      decode vin [[VIN]] ok
      """;

  /** Returns them all. */
  static List<String> planted() {
    return Stream.of(PLANTED).flatMap(String::lines).filter(line -> !line.isBlank()).toList();
  }
}
