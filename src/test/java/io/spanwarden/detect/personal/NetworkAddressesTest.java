package io.spanwarden.detect.personal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkAddressesTest {
  @ParameterizedTest
  @CsvSource({
    "from 93.184.216.34 port 22, IP_ADDRESS:93.184.216.34",
    "http://93.184.216.34:8080/x, IP_ADDRESS:93.184.216.34",
    "It was 93.184.216.34., IP_ADDRESS:93.184.216.34",
    "client 5.9.8.1 said, IP_ADDRESS:5.9.8.1",
    "to 10.0.0.5, IP_ADDRESS/reserved:10.0.0.5",
    "to 127.0.0.1:80, IP_ADDRESS/reserved:127.0.0.1",
    "to 100.64.3.9, IP_ADDRESS/reserved:100.64.3.9",
    "to 203.0.113.9, IP_ADDRESS/reserved:203.0.113.9",
    "dns 8.8.4.4, IP_ADDRESS/reserved:8.8.4.4",
    "ip 1.2.3.4, IP_ADDRESS/placeholder:1.2.3.4",
    "from 2a00:1450:4001:81b::200e., IP_ADDRESS:2a00:1450:4001:81b::200e",
    "[2a02:8109:f01f:becc:55b9:c850:667f:6f16]:443,"
        + " IP_ADDRESS:2a02:8109:f01f:becc:55b9:c850:667f:6f16",
    "at ::ffff:93.184.216.34 now, IP_ADDRESS:::ffff:93.184.216.34",
    "at ::ffff:192.168.1.7 now, IP_ADDRESS/reserved:::ffff:192.168.1.7",
    "at fe80::1ff:fe23:4567:890a%eth0, IP_ADDRESS/reserved:fe80::1ff:fe23:4567:890a%eth0",
    "at 2001:db8::1 now, IP_ADDRESS/reserved:2001:db8::1",
    "mac a4:83:e7:b9:9c:b7 on, MAC_ADDRESS:a4:83:e7:b9:9c:b7",
    "at A4-83-E7-B9-9C-B7 on, MAC_ADDRESS:A4-83-E7-B9-9C-B7",
    "at a483.e7b9.9cb7 on, MAC_ADDRESS:a483.e7b9.9cb7",
    "at 02:42:ac:11:00:02 on, MAC_ADDRESS/reserved:02:42:ac:11:00:02"
  })
  void findsAddresses(String text, String expected) {
    assertThat(Personal.find(text)).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version 93.18.7.41",
        "Chrome/120.0.61.7 Safari",
        "foo>=93.18.7.41",
        "^93.18.7.41",
        "OID 1.3.6.1.4.1.311",
        "93.18.7.341",
        "93.184.216.34.5",
        "v93.184.216.34",
        "lib-93.18.7.41-beta.jar",
        "01.02.03.04",
        "3.14.0.159265",
        "12:34:56",
        "2026-11-24T10:22:31Z",
        "09:15:47:02",
        "std::vector<a::b> c::d",
        "f64::EPSILON",
        "a::b",
        "dead::beef",
        "ff:ff:ff:ff:ff:ff",
        "00:00:00:00:00:00",
        "a4:83:e7:b9:9c:b7:11:22",
        "26-11-24-10-22-31",
        "6ba7b810-9dad-11d1-80b4-00c04fd430c8"
      })
  void staysQuietOnWhatOnlyLooksLikeAnAddress(String text) {
    assertThat(Personal.find(text)).isEmpty();
  }
}
