package io.spanwarden.detect.identifier.check;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All checks by the names that rules call them. */
public final class Checks {
  private static final Map<String, Check> NAMED = named();

  private Checks() {}

  /** Returns the check that rules call {@code name}. */
  public static Optional<Check> named(String name) {
    return Optional.ofNullable(NAMED.get(name));
  }

  /** Returns the names of all checks. */
  public static Set<String> names() {
    return NAMED.keySet();
  }

  private static Map<String, Check> named() {
    Map<String, Check> checks = new TreeMap<>();
    checks.put("form", (text, length) -> true);
    america(checks);
    northAndWest(checks);
    southAndEast(checks);
    asia(checks);
    elsewhere(checks);
    return Collections.unmodifiableMap(checks);
  }

  /** For identifiers of digits alone, of one of {@code lengths}. */
  private static Check digits(Check check, int... lengths) {
    long allowed = 0;
    for (int length : lengths) {
      allowed |= 1L << length;
    }
    long mask = allowed;
    return (text, length) ->
        (mask >>> length & 1) != 0 && Digits.are(text, 0, length) && check.passes(text, length);
  }

  /** For identifiers with letters, of {@code shortest} to {@code longest} characters. */
  private static Check letters(Check check, int shortest, int longest) {
    return (text, length) ->
        length >= shortest
            && length <= longest
            && Digits.orLettersAre(text, 0, length)
            && check.passes(text, length);
  }

  private static Check letters(Check check, int length) {
    return letters(check, length, length);
  }

  private static void america(Map<String, Check> checks) {
    checks.put("ar-cbu", digits(Americas::cbu, 22));
    checks.put("ar-cuit", digits(Americas::cuit, 11));
    checks.put("ar-dni", digits(Americas::dniArgentina, 7, 8));
    checks.put("br-cnpj", letters(Americas::cnpj, 14));
    checks.put("br-cpf", digits(Americas::cpf, 11));
    checks.put("ca-bc-phn", digits(Americas::phn, 10));
    checks.put("ca-sin", digits(Americas::sin, 9));
    checks.put("cl-rut", letters(Americas::rutChile, 8, 9));
    checks.put("co-nit", digits(Americas::nit, 10));
    checks.put("do-cedula", digits(Americas::cedulaDominican, 11));
    checks.put("ec-ci", digits(Americas::cedulaEcuador, 10));
    checks.put("mx-curp", letters(Mexico::curp, 18));
    checks.put("mx-rfc", letters(Mexico::rfc, 12, 13));
    checks.put("pe-cui", letters(Americas::cui, 9));
    checks.put("us-aba", digits(UnitedStates::routing, 9));
    checks.put("us-dea", letters(UnitedStates::dea, 9));
    checks.put("us-ein", digits(UnitedStates::ein, 9));
    checks.put("us-itin", digits(UnitedStates::itin, 9));
    checks.put("us-mbi", letters(UnitedStates::mbi, 11));
    checks.put("us-npi", digits(UnitedStates::npi, 10));
    checks.put("us-passport", letters(UnitedStates::passport, 9));
    checks.put("us-ptin", letters(UnitedStates::ptin, 9));
    checks.put("uy-rut", digits(Americas::rutUruguay, 12));
  }

  private static void northAndWest(Map<String, Check> checks) {
    checks.put("at-svnr", digits(WestEurope::svnr, 10));
    checks.put("at-tin", digits(WestEurope::taxAustria, 9));
    checks.put("be-nn", digits(WestEurope::national, 11));
    checks.put("ch-ahv", digits(WestEurope::ahv, 13));
    checks.put("de-bsnr", digits(Germany::practice, 9));
    checks.put("de-driving-licence", letters(Germany::drivingLicence, 11));
    checks.put("de-health-insurance", letters(Germany::health, 10));
    checks.put("de-id-card", letters(Germany::idCard, 9, 10));
    checks.put("de-lanr", digits(Germany::physician, 9));
    checks.put("de-passport", letters(Germany::passport, 9, 10));
    checks.put("de-pension", letters(Germany::pension, 12));
    checks.put("de-tax-id", digits(Germany::taxId, 11));
    checks.put("de-tax-number", digits(Germany::taxNumber, 10, 11, 13));
    checks.put("dk-cpr", digits(Nordics::denmark, 10));
    checks.put("ee-lt-code", digits(Nordics::baltic, 11));
    checks.put("eu-vat", letters(EuVat::passes, 6, 14));
    checks.put("fi-hetu", letters(Nordics::hetu, 10, 11));
    checks.put("fr-nir", letters(WestEurope::nir, 15));
    checks.put("fr-siren", digits(WestEurope::siren, 9));
    checks.put("fr-siret", digits(WestEurope::siret, 14));
    checks.put("fr-spi", digits(WestEurope::spi, 13));
    checks.put("ie-pps", letters(Britain::pps, 8, 9));
    checks.put("is-kennitala", digits(Nordics::iceland, 10));
    checks.put("lu-nin", digits(WestEurope::luxembourg, 13));
    checks.put("lv-pk", digits(Nordics::latvia, 11));
    checks.put("nl-bsn", digits(WestEurope::bsn, 8, 9));
    checks.put("nl-passport", letters(WestEurope::passportNetherlands, 9));
    checks.put("no-account", digits(Nordics::account, 11));
    checks.put("no-fnr", digits(Nordics::norway, 11));
    checks.put("se-pnr", digits(Nordics::sweden, 10, 12));
    checks.put("uk-driving-licence", letters(Britain::drivingLicence, 16));
    checks.put("uk-nhs", digits(Britain::nhs, 10));
    checks.put("uk-nino", letters(Britain::nino, 8, 9));
    checks.put("uk-passport", digits(Britain::passport, 9));
    checks.put("uk-postcode", letters(Britain::postcode, 5, 7));
    checks.put("uk-trn", digits(Britain::teacher, 7));
    checks.put("uk-utr", digits(Britain::utr, 10));
  }

  private static void southAndEast(Map<String, Check> checks) {
    checks.put("bg-egn", digits(EastEurope::egn, 10));
    checks.put("bg-pnf", digits(EastEurope::pnf, 10));
    checks.put("cz-rc", digits(EastEurope::birthNumber, 9, 10));
    checks.put("cz-tin", letters(EastEurope::taxCzech, 8, 12));
    checks.put("es-ccc", digits(South::ccc, 20));
    checks.put("es-nie", letters(South::nie, 9));
    checks.put("es-nif", letters(South::nif, 9));
    checks.put("es-nuss", digits(South::nuss, 11, 12));
    checks.put("gr-afm", digits(South::afm, 9));
    checks.put("gr-amka", digits(South::amka, 11));
    checks.put("hr-oib", digits(EastEurope::oib, 11));
    checks.put("hu-tin", digits(EastEurope::taxHungary, 8, 10, 11));
    checks.put("it-driving-licence", letters(Italy::drivingLicence, 10));
    checks.put("it-fiscal-code", letters(Italy::fiscalCode, 16));
    checks.put("it-identity-card", letters(Italy::identityCard, 9));
    checks.put("letters-and-digits", letters(South::document, 9));
    checks.put("pl-nip", digits(EastEurope::nip, 10));
    checks.put("pl-pesel", digits(EastEurope::pesel, 11));
    checks.put("pt-cc", letters(South::citizenCard, 12));
    checks.put("pt-nif", digits(South::nifPortugal, 9));
    checks.put("ro-cnp", digits(EastEurope::cnp, 13));
    checks.put("ru-inn", digits(EastEurope::inn, 10, 12));
    checks.put("si-emso", digits(EastEurope::emso, 13));
    checks.put("si-tin", digits(EastEurope::taxSlovenia, 8));
    checks.put("tr-id", digits(South::turkey, 11));
    checks.put("ua-rntrc", digits(EastEurope::rntrc, 10));
  }

  private static void asia(Map<String, Check> checks) {
    checks.put("cn-ric", letters(Asia::resident, 18));
    checks.put("id-nik", digits(Asia::nik, 16));
    checks.put("id-npwp", digits(Asia::npwp, 15, 16));
    checks.put("il-id", digits(Asia::israel, 8, 9));
    checks.put("in-aadhaar", digits(India::aadhaar, 12));
    checks.put("in-gstin", letters(India::gstin, 15));
    checks.put("in-pan", letters(India::pan, 10));
    checks.put("in-passport", letters(India::passport, 8));
    checks.put("in-vid", digits(India::virtualId, 16));
    checks.put("in-voter", letters(India::voter, 10));
    checks.put("jp-my-number", digits(Asia::myNumber, 12));
    checks.put("kr-brn", digits(Asia::brn, 10));
    checks.put("kr-driver-license", digits(Asia::koreanLicence, 12));
    checks.put("kr-frn", digits(Asia::frn, 13));
    checks.put("kr-passport", letters(Asia::koreanPassport, 9));
    checks.put("kr-rrn", digits(Asia::rrn, 13));
    checks.put("my-nric", digits(Asia::nric, 12));
    checks.put("ph-tin", digits(Asia::tinPhilippines, 9, 12, 14));
    checks.put("pk-cnic", digits(Asia::cnic, 13));
    checks.put("sg-nric", letters(Asia::singapore, 9));
    checks.put("th-id", digits(Asia::thailand, 13));
  }

  private static void elsewhere(Map<String, Check> checks) {
    checks.put("au-abn", digits(Oceania::abn, 11));
    checks.put("au-acn", digits(Oceania::acn, 9));
    checks.put("au-medicare", digits(Oceania::medicare, 10, 11));
    checks.put("au-tfn", digits(Oceania::tfn, 8, 9));
    checks.put("bic", letters(Finance::bic, 8, 11));
    checks.put("cusip", letters(Finance::cusip, 9));
    checks.put("iccid", digits(Finance::iccid, 19, 20));
    checks.put("imei", digits(Finance::imei, 15));
    checks.put("imsi", digits(Finance::imsi, 14, 15));
    checks.put("isin", letters(Finance::isin, 12));
    checks.put("lei", letters(Finance::lei, 20));
    checks.put("mu-nid", letters(Oceania::mauritius, 14));
    checks.put("ng-nin", digits(Oceania::nigeria, 11));
    checks.put("nz-account", digits(Oceania::account, 15, 16));
    checks.put("nz-ird", digits(Oceania::ird, 8, 9));
    checks.put("vin", letters(Finance::vin, 17));
    checks.put("za-id", digits(Oceania::southAfrica, 13));
    checks.put("za-tin", digits(Oceania::taxSouthAfrica, 10));
  }
}
