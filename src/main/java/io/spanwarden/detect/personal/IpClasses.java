package io.spanwarden.detect.personal;

import io.spanwarden.event.FindingClass;

/**
 * What an address of the internet is for, by the special-purpose registries of IANA (RFC 6890) and
 * the public resolvers that everybody names. Only the others may belong to a person. Stateless.
 */
final class IpClasses {
  /** Network and length of its prefix. */
  private static final int[][] SPECIAL = {
    {ip(0, 0, 0, 0), 8},
    {ip(10, 0, 0, 0), 8},
    {ip(100, 64, 0, 0), 10},
    {ip(127, 0, 0, 0), 8},
    {ip(169, 254, 0, 0), 16},
    {ip(172, 16, 0, 0), 12},
    {ip(192, 0, 0, 0), 24},
    {ip(192, 0, 2, 0), 24},
    {ip(192, 88, 99, 0), 24},
    {ip(192, 168, 0, 0), 16},
    {ip(198, 18, 0, 0), 15},
    {ip(198, 51, 100, 0), 24},
    {ip(203, 0, 113, 0), 24},
    {ip(224, 0, 0, 0), 3},
    {ip(8, 8, 8, 8), 32},
    {ip(8, 8, 4, 4), 32},
    {ip(1, 1, 1, 0), 30},
    {ip(1, 0, 0, 0), 30},
    {ip(9, 9, 9, 9), 32},
    {ip(149, 112, 112, 112), 32},
    {ip(208, 67, 222, 222), 32},
    {ip(208, 67, 220, 220), 32},
    {ip(4, 2, 2, 0), 29},
    {ip(64, 6, 64, 6), 32},
    {ip(64, 6, 65, 6), 32},
    {ip(94, 140, 14, 14), 32},
    {ip(94, 140, 15, 15), 32},
    {ip(76, 76, 2, 0), 32},
    {ip(76, 76, 10, 0), 32},
    {ip(185, 228, 168, 9), 32},
    {ip(185, 228, 169, 9), 32},
    {ip(77, 88, 8, 8), 32},
    {ip(77, 88, 8, 1), 32},
    {ip(114, 114, 114, 114), 32}
  };

  /** Counted up or all the same: written, not given out. */
  private static final int[] STAND_INS = {
    ip(1, 2, 3, 4),
    ip(2, 2, 2, 2),
    ip(3, 3, 3, 3),
    ip(4, 3, 2, 1),
    ip(5, 5, 5, 5),
    ip(5, 6, 7, 8),
    ip(4, 4, 4, 4),
    ip(6, 6, 6, 6),
    ip(7, 7, 7, 7),
    ip(12, 34, 56, 78),
    ip(11, 22, 33, 44)
  };

  private IpClasses() {}

  /** Returns the class of a version 4 address, its first octet in the highest byte. */
  static FindingClass of(int address) {
    for (int[] network : SPECIAL) {
      int shift = 32 - network[1];
      if (address >>> shift == network[0] >>> shift) {
        return FindingClass.RESERVED;
      }
    }
    for (int standIn : STAND_INS) {
      if (address == standIn) {
        return FindingClass.PLACEHOLDER;
      }
    }
    return FindingClass.REAL;
  }

  /** Returns the class of a version 6 address of eight groups. */
  static FindingClass of(int[] groups) {
    boolean zeros = true;
    for (int i = 0; i < 5; i++) {
      zeros &= groups[i] == 0;
    }
    if (zeros && groups[5] == 0xffff) {
      return of(groups[6] << 16 | groups[7]);
    }
    if (groups[0] == 0x64 && groups[1] == 0xff9b) {
      return of(groups[6] << 16 | groups[7]);
    }
    boolean unicast = groups[0] >>> 13 == 1;
    boolean documentation =
        (groups[0] == 0x2001 && groups[1] == 0xdb8) || (groups[0] == 0x3fff && groups[1] < 0x1000);
    return !unicast || documentation || isResolver(groups)
        ? FindingClass.RESERVED
        : FindingClass.REAL;
  }

  private static boolean isResolver(int[] groups) {
    boolean google = groups[0] == 0x2001 && groups[1] == 0x4860 && groups[2] == 0x4860;
    boolean cloudflare = groups[0] == 0x2606 && groups[1] == 0x4700 && groups[2] == 0x4700;
    boolean quad9 = groups[0] == 0x2620 && groups[1] == 0xfe && groups[2] == 0;
    return google || cloudflare || quad9;
  }

  private static int ip(int a, int b, int c, int d) {
    return a << 24 | b << 16 | c << 8 | d;
  }
}
