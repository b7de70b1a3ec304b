import Foundation
import Probability
import TestSupport
import Testing

@Suite struct DigammaTests {
  /// SciPy 1.17's `scipy.special.digamma`.
  @Test(arguments: [
    (0.001, -1000.5755719318103), (0.5, -1.9635100260214235), (1.0, -0.5772156649015329), (2.5, 0.7031566406452432),
    (10.0, 2.251752589066721), (123.4, 4.8113737751162775), (1e6, 13.815510057964191),
  ])
  func valuesAreThoseOfTheReference(x: Double, expected: Double) {
    expectClose(digamma(x), expected, relative: 1e-14, absolute: 1e-14)
  }

  @Test(arguments: [0.3, 1.7, 9.9, 10.1, 55])
  func itRisesByOneOverXFromXToXPlusOne(x: Double) {
    expectClose(digamma(x + 1) - digamma(x), 1 / x, relative: 1e-12)
  }
}
