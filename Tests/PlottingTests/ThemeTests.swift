import Foundation
import Plotting
import Testing

@Suite struct ThemeTests {
  /// WCAG 2.1's contrast of two colours: 1 for equal ones, 21 for black on white.
  private func contrast(_ a: Color, _ b: Color) -> Double {
    let luminances = [a, b].map { color in
      let channels = [16, 8, 0].map { (shift: UInt32) -> Double in
        let value = Double(color.code >> shift & 255) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }.sorted()
    return (luminances[1] + 0.05) / (luminances[0] + 0.05)
  }

  @Test(arguments: Theme.allCases)
  func textAndSeriesStandOutFromThePage(theme: Theme) {
    #expect(contrast(theme.ink, theme.background) > 12)
    // WCAG asks 3 of graphics; Okabe and Ito's orange and sky blue have 2.2 on white, and are kept for their hue.
    for i in 0..<10 { #expect(contrast(theme.series(i), theme.background) > 2, "series \(i)") }
  }

  @Test(arguments: Theme.allCases)
  func tenSeriesHaveTenColours(theme: Theme) {
    #expect(Set((0..<10).map { theme.series($0).code }).count == 10)
    #expect(theme.series(13) == theme.series(3))
  }

  @Test(arguments: Theme.allCases)
  func aLargerAmountStandsOutMore(theme: Theme) {
    let contrasts = stride(from: 0.0, through: 1, by: 0.125).map { contrast(theme.amount($0), theme.background) }
    #expect(contrasts == contrasts.sorted())
    #expect(theme.amount(-1) == theme.amount(0))
    #expect(theme.amount(2) == theme.amount(1))
  }
}
