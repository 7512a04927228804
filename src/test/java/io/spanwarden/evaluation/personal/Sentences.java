package io.spanwarden.evaluation.personal;

import java.util.List;
import java.util.Map;

/**
 * Sentences round the core entities, as test suites of detectors have them. {@code @@} is the
 * value, {@code ##} one that only its surroundings betray.
 */
final class Sentences {
  private Sentences() {}

  /** Returns the sentences round each entity; a value of the table may stand alone too. */
  static final Map<String, List<String>> OF =
      Map.ofEntries(
          entry(
              "EMAIL_ADDRESS",
              """
              @@
              my email is @@
              Please write to @@, or call the office.
              Contact: <@@>
              mailto:@@
              Meine Adresse lautet @@.
              Envoyez-le à @@ avant lundi
              mi correo es @@ y vivo en Sevilla
              Scrivi a @@!
              e-mail=@@;name=x
              The accounts @@ were closed.
              (@@)
              邮箱：@@
              Proszę pisać na @@.
              """),
          entry(
              "PHONE_NUMBER",
              """
              @@
              my phone number is @@
              Call me at @@ tomorrow
              Tel.: @@
              You can reach Marta under @@.
              Telefon: ##
              phone: ##
              Mein Handy: ##
              Mon numéro de téléphone est le ##
              call ## for help
              teléfono @@
              mobile ## (evenings)
              Rufnummer @@, bitte nach 18 Uhr
              WhatsApp @@
              """),
          entry(
              "CREDIT_CARD",
              """
              @@
              my credit card number is @@
              Card: @@ exp 04/29
              He paid with @@ yesterday.
              Kreditkarte @@
              la tarjeta @@ ha caducado
              numéro de carte : @@
              VISA @@, thank you
              carta di credito @@
              charge it to @@ please
              """),
          entry(
              "US_SSN",
              """
              my ssn is @@
              SSN: @@
              @@
              Social security number @@ was found in the file.
              her social is ##
              ssn ##
              The applicant (SSN @@) lives in Ohio
              taxpayer @@ filed late
              """),
          entry(
              "IP_ADDRESS",
              """
              @@
              my ip is @@
              The request came from @@.
              microsoft.com @@ resolved
              IP-Adresse: @@
              blocked @@ after five attempts
              l'adresse @@ a été bannie
              client @@ connected
              ssh root@host from @@ port 22
              """),
          entry(
              "IBAN_CODE",
              """
              @@
              this is an iban @@ in a sentence
              IBAN: @@
              Bitte überweisen Sie auf @@.
              virement sur @@ avant vendredi
              my bank account is @@,
              Kontonummer @@
              conto corrente @@
              List of ibans: @@
              """),
          entry(
              "MAC_ADDRESS",
              """
              @@
              MAC address @@
              The device with mac @@ joined.
              ether @@ txqueuelen 1000
              hwaddr=@@
              Gerät @@ wurde gesperrt
              arp: @@ on en0
              """),
          entry(
              "ABA_ROUTING_NUMBER",
              """
              routing number @@
              ABA: @@
              my bank routing is @@
              Routing #: @@
              aba routing number is @@, account is checking
              bank transit number @@
              """),
          entry(
              "CRYPTO",
              """
              my wallet address is @@
              bitcoin @@
              @@
              send it to @@ today
              BTC: @@
              wallet=@@
              Donations: @@ (thanks)
              """),
          entry(
              "UK_NHS",
              """
              NHS number @@
              my nhs no is @@
              Patient NHS: @@
              national health service number: @@
              NHS Number @@ was admitted
              """),
          entry(
              "UK_NINO",
              """
              my national insurance number is @@
              NINO @@
              NI number: @@
              @@
              National Insurance @@ for payroll
              """),
          entry(
              "US_NPI",
              """
              NPI @@
              npi number: @@
              provider identifier (NPI) @@
              The physician's NPI is @@.
              national provider identifier @@
              """),
          entry(
              "VIN",
              """
              VIN @@
              vehicle identification number: @@
              my car's VIN is @@
              chassis number @@
              Fahrgestellnummer @@
              The car @@ was recalled
              """));

  private static Map.Entry<String, List<String>> entry(String entity, String sentences) {
    return Map.entry(entity, sentences.lines().filter(line -> !line.isBlank()).toList());
  }
}
