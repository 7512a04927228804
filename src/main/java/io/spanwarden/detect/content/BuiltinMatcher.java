package io.spanwarden.detect.content;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A matcher written by hand, for what a pattern says badly. A rule names it; the keywords are its
 * own and those of the rule are not read.
 */
@SuppressWarnings("ImmutableEnumChecker") // the list is from List.of
enum BuiltinMatcher {
  ASSIGNMENT(
      "assignment",
      "password",
      "passwd",
      "passphrase",
      "passwort",
      "pass",
      "pwd",
      "secret",
      "secretkey",
      "token",
      "credential",
      "credentials",
      "auth",
      "apikey",
      "api key",
      "_key",
      "-key",
      "key=",
      "key\":",
      "key':",
      "key: ",
      "key = ",
      "accesskey",
      "privatekey",
      "encryptionkey",
      "signingkey",
      "masterkey",
      "accountkey",
      "sharedkey"),
  URL_USERINFO("url-userinfo", "://", "%3a%2f%2f"),
  AUTHORIZATION_HEADER("authorization-header", "authorization", "bearer ", " -u ", "--user "),
  EMAIL("email", "@", "%40", "\uff20"),
  USER_PATH("user-path", "/home/", "/users/", "\\users\\"),
  CARD_CODE("card-code", "cvv", "cvc", "card_code", "cardcode", "security code", "securitycode"),
  BIRTH_DATE(
      "birth-date",
      "birth",
      "dob",
      "d.o.b",
      "born on",
      "geboren",
      "geburtsdatum",
      "geb.",
      "naissance",
      "née le",
      "né le",
      "nacimiento",
      "nascita",
      "nato il",
      "nata il",
      "geboortedatum",
      "nascimento",
      "urodzenia"),
  PERSON_NAME(
      "person-name",
      "my name is",
      "full_name",
      "fullname",
      "full name",
      "first_name",
      "firstname",
      "first name",
      "last_name",
      "lastname",
      "last name",
      "surname",
      "given_name",
      "family_name",
      "display_name",
      "customer_name",
      "patient_name",
      "cardholder",
      "contact_name",
      "author: ",
      "committer: ",
      "signed-off-by: ",
      "co-authored-by: ",
      "reviewed-by: ",
      "vorname",
      "nachname",
      "apellido",
      "cognome",
      "prénom"),
  STREET_ADDRESS(
      "street-address",
      " street",
      " avenue",
      " ave",
      " road",
      " lane",
      " drive",
      " boulevard",
      " blvd",
      "straße",
      "strasse",
      "platz",
      "straat",
      "gracht",
      "rue ",
      "calle ",
      "avenida ",
      "piazza ",
      "corso "),
  PAYMENT_CARD("payment-card"),
  IBAN("iban"),
  US_SSN("us-ssn"),
  PHONE("phone"),
  IP_ADDRESS("ip-address"),
  MAC_ADDRESS("mac-address"),
  PAYMENT_ADDRESS("payment-address");

  private final String word;
  private final List<String> keywords;

  BuiltinMatcher(String word, String... keywords) {
    this.word = word;
    this.keywords = List.of(keywords);
  }

  /** Returns the name that rules call it. */
  String word() {
    return word;
  }

  /** Returns the literals at which it looks; empty for those that look at digits and joints. */
  List<String> keywords() {
    return keywords;
  }

  /** Returns the matcher that rules call {@code name}. */
  static Optional<BuiltinMatcher> named(String name) {
    return Arrays.stream(values()).filter(matcher -> matcher.word.equals(name)).findFirst();
  }
}
