package io.spanwarden.detect.personal;

import io.spanwarden.detect.text.Ascii;
import java.nio.charset.StandardCharsets;

/**
 * Words that tell what a value beside them is, in eight languages. Two words in a row count as one
 * too ({@code social security}, {@code phoneNumber}), written here without the joint. Immutable;
 * looking a word up allocates nothing.
 */
final class ContextWords {
  private static final int SLOTS = 2048;
  private static final int EDGES = 1024;
  private static final ContextWords WORDS = new ContextWords();

  private final byte[][] words = new byte[SLOTS][];
  private final int[] topics = new int[SLOTS];

  /** By first and last byte, the lengths that words have, a bit for each: most words are none. */
  private final int[] lengths = new int[EDGES];

  private ContextWords() {
    add(
        Topic.CARD,
        "card cards cardnumber cardno cardnum credit creditcard debit debitcard visa mastercard amex"
            + " maestro discover unionpay jcb diners payment cc ccn ccnum ccnumber pan kreditkarte"
            + " kartennummer karte carte cartebancaire cartedecrédit tarjeta carta cartadicredito"
            + " creditcards kaart kaartnummer cartão karta karty");
    add(
        Topic.SSN,
        "ssn ssns socialsecurity socialsecuritynumber socialsecurityno socsec taxpayer tin"
            + " taxpayerid ssnumber socialinsurance socialis mysocial hersocial hissocial socialnumber");
    add(
        Topic.IBAN,
        "iban bank bankaccount account konto kontonummer bankverbindung compte cuenta conto"
            + " rekening rekeningnummer bic swift sepa rachunek conta transfer überweisung");
    add(
        Topic.PHONE | Topic.ENGLISH,
        "phone phones phonenumber phoneno telephone telephonenumber mobile mobilenumber cell"
            + " cellphone cellular dial whatsapp hotline landline voicemail msisdn"
            + " reachme callme contactnumber mynumber workphone homephone phonework");
    add(Topic.CALL | Topic.ENGLISH, "call calling reach");
    add(Topic.PHONE, "tel fax telefax telefon telefonnummer mobil telefonnr gsm telnr telno");
    add(
        Topic.PHONE | Topic.GERMAN,
        "handy handynummer rufnummer festnetz mobilnummer anrufen durchwahl rufen");
    add(
        Topic.PHONE | Topic.FRENCH,
        "téléphone téléphonique tél portable numérodetéléphone appeler appelez");
    add(Topic.PHONE | Topic.SPANISH, "teléfono móvil movil llamar llame llámame celular");
    add(Topic.PHONE | Topic.ITALIAN, "cellulare chiamare chiamami recapito");
    add(Topic.PHONE | Topic.ITALIAN | Topic.SPANISH, "telefono");
    add(Topic.PHONE | Topic.DUTCH, "telefoon telefoonnummer mobiel bellen mobielnummer");
    add(Topic.PHONE | Topic.PORTUGUESE, "telefone telemóvel telemovel ligar celular");
    add(Topic.PHONE | Topic.POLISH, "komórka komorka komórkowy zadzwoń telefonu");
    add(
        Topic.NETWORK,
        "ip ips ipv4 ipv6 ipaddr ipaddress ipaddresses host hosts hostname client clientip server"
            + " serverip remote remoteaddr addr address peer source src dst destination gateway dns"
            + " nameserver inet inet6 ping ssh whois subnet netmask connect connected connecting"
            + " connection listening listen route traceroute login resolved resolves cidr forwarded"
            + " xff adresse dirección indirizzo proxy banned blocked");
    add(
        Topic.HARDWARE,
        "mac macs macaddr macaddress hwaddr hwaddress ether ethernet bssid bluetooth lladdr"
            + " physicaladdress hardwareaddress nic");
    add(
        Topic.WALLET,
        "btc bitcoin eth ether ethereum wallet walletaddress crypto address ltc litecoin tron trx"
            + " usdt usdc erc20 xmr monero blockchain donate donation payout deposit recipient token"
            + " contract");
    add(
        Topic.BIRTH,
        "dob birth birthdate birthday birthdates born dateofbirth geboren geburtsdatum geburtstag"
            + " geb naissance datedenaissance né née nacimiento fechadenacimiento nacido nacida"
            + " nascita datadinascita nato nata geboortedatum geboren nascimento datadenascimento"
            + " urodzenia dataurodzenia ur bdate");
    add(
        Topic.ADDRESS,
        "address addresses street streetaddress homeaddress postaladdress shippingaddress"
            + " billingaddress mailingaddress addressline adresse anschrift straße strasse"
            + " dirección direccion indirizzo adres endereço residence shipto lives livesat");
    add(
        Topic.PERSON,
        "fullname realname customername clientname patientname employeename contactname holdername"
            + " cardholder cardholdername accountholder personname authorname ownername username"
            + " displayname commitername committername studentname membername recipientname"
            + " beneficiaryname guestname patient nomcomplet nombrecompleto nomecompleto"
            + " vollständigername");
    add(
        Topic.PERSON | Topic.PART_OF_NAME,
        "firstname lastname surname givenname familyname middlename maidenname vorname nachname"
            + " familienname prénom prenom apellido apellidos cognome achternaam voornaam sobrenome"
            + " imię nazwisko");
    add(
        Topic.CARD_CODE,
        "cvv cvv2 cvc cvc2 cardcode securitycode cardverification verificationvalue csc cid"
            + " cardcvv cardcvc prüfziffer cryptogramme");
    add(Topic.LOGIN, "login username userlogin osuser loginname");
    add(
        Topic.VERSION,
        "version versions ver vers v release releases build builds rev revision semver upgrade"
            + " upgraded package packages pkg dependency firmware sdk oid snmp jdk jre chrome"
            + " chromium safari firefox webkit agent");
    add(
        Topic.MEASURE,
        "id ids uuid order orders orderid invoice tracking ticket issue pr port pid build commit"
            + " hash timestamp epoch seq sequence offset size bytes count total duration ms ns"
            + " lat lon lng latitude longitude isbn sku serial item version seed line");
  }

  /** Returns the topics of the word {@code text[from, to)}, disregarding ASCII case. */
  static int topics(byte[] text, int from, int to) {
    return WORDS.lookUp(text, from, to, to, to);
  }

  /** Returns the topics of two words read as one. */
  static int topics(byte[] text, int from, int to, int secondFrom, int secondTo) {
    return WORDS.lookUp(text, from, to, secondFrom, secondTo);
  }

  private int lookUp(byte[] text, int from, int to, int secondFrom, int secondTo) {
    int length = to - from + secondTo - secondFrom;
    int last = text[secondTo > secondFrom ? secondTo - 1 : to - 1];
    if ((lengths[edge(text[from], last)] & bit(length)) == 0) {
      return 0;
    }
    int slot = slot(hash(hash(0, text, from, to), text, secondFrom, secondTo));
    while (words[slot] != null) {
      byte[] word = words[slot];
      if (word.length == length
          && isSame(word, 0, text, from, to)
          && isSame(word, to - from, text, secondFrom, secondTo)) {
        return topics[slot];
      }
      slot = slot + 1 & SLOTS - 1;
    }
    return 0;
  }

  private static boolean isSame(byte[] word, int at, byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (word[at + i - from] != (byte) Ascii.lower(text[i])) {
        return false;
      }
    }
    return true;
  }

  private static int hash(int start, byte[] text, int from, int to) {
    int hash = start;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + Ascii.lower(text[i]);
    }
    return hash;
  }

  private static int edge(int first, int last) {
    return Ascii.lower(first) * 37 + Ascii.lower(last) & EDGES - 1;
  }

  private static int bit(int length) {
    return 1 << Math.min(length, Integer.SIZE - 1);
  }

  private static int slot(int hash) {
    return (hash ^ hash >>> 11) & SLOTS - 1;
  }

  private void add(int topic, String list) {
    for (String each : list.split(" ", -1)) {
      byte[] word = each.getBytes(StandardCharsets.UTF_8);
      int slot = slot(hash(0, word, 0, word.length));
      while (words[slot] != null && !isSame(words[slot], word)) {
        slot = slot + 1 & SLOTS - 1;
      }
      lengths[edge(word[0], word[word.length - 1])] |= bit(word.length);
      words[slot] = word;
      topics[slot] |= topic;
    }
  }

  private static boolean isSame(byte[] one, byte[] other) {
    return java.util.Arrays.equals(one, other);
  }
}
