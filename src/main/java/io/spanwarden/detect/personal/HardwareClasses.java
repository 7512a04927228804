package io.spanwarden.detect.personal;

import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Suppression;
import io.spanwarden.event.FindingClass;

/** What an address of hardware is for (IEEE 802, RFC 7042). Stateless. */
final class HardwareClasses {
  private static final long BROADCAST = 0xffff_ffff_ffffL;
  private static final long MULTICAST = 1L << 40;
  private static final long LOCAL = 1L << 41;
  private static final long COUNTED_UP = 0x0011_2233_4455L;

  private HardwareClasses() {}

  /** Claims an address of 48 bits, unless it is nobody's. */
  static void claim(Claimant claimant, int start, int end, long address) {
    if (address == 0 || address == BROADCAST) {
      claimant.suppress(start, end, Suppression.FORM);
      return;
    }
    claimant.claim(start, end, of(address), claimant.confidence(), Reason.UNMISTAKABLE_FORM);
  }

  private static FindingClass of(long address) {
    if (address == COUNTED_UP) {
      return FindingClass.PLACEHOLDER;
    }
    boolean documentation = address >>> 24 == 0x00005eL;
    return (address & (MULTICAST | LOCAL)) != 0 || documentation
        ? FindingClass.RESERVED
        : FindingClass.REAL;
  }
}
