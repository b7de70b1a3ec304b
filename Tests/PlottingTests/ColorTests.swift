import Plotting
import TestSupport
import Testing

@Suite struct ColorTests {
  @Test func aMixtureLiesBetween() {
    #expect(Color(0x000000).mixed(with: Color(0xFF8040), 0.5) == Color(0x804020))
    #expect(Color(0x123456).mixed(with: Color(0xFFFFFF), 0) == Color(0x123456))
    #expect(Color(0x123456).mixed(with: Color(0xFEDCBA), 1) == Color(0xFEDCBA))
  }

  @Test func hexadecimalHasLeadingZeros() {
    #expect(Color(0x00000A).hexadecimal == "#00000a")
    #expect(Color(0xFFFFFF, transparency: 1).hexadecimal == "#ffffffff")
    #expect(Color(0x00000A, transparency: 0.02).hexadecimal == "#0500000a")
  }

  @Test func whiteIsBrightAndBlackIsNot() {
    // The weights sum to one but for rounding.
    expectClose(Color(0xFFFFFF).brightness, 1, absolute: 1e-12)
    expectClose(Color(0).brightness, 0)
    #expect(Color(0x00FF00).brightness > Color(0xFF0000).brightness)
  }
}
