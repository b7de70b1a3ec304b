import Plotting
import TestSupport
import Testing

@Suite struct AxisUnitTests {
  @Test func largeAndSmallValuesAreCountedInPowersOfAThousand() {
    #expect(AxisUnit(for: [99_999]) == .plain)
    #expect(AxisUnit(for: [-250_000, 3]).power == 3)
    #expect(AxisUnit(for: [2.1e6]).power == 6)
    #expect(AxisUnit(for: [3e-5, 0]).power == -6)
    #expect(AxisUnit(for: [.leastNonzeroMagnitude]).power == -324)
    #expect(AxisUnit(for: [-1.7e308, 1.7e308]).power == 306)
    #expect(AxisUnit(for: []) == .plain)
    #expect(AxisUnit(for: [.nan, .infinity, 2]) == .plain)
  }

  @Test func valuesThatLieCloseTogetherAreCountedFromOneOfThem() {
    let unit = AxisUnit(for: [1_700_000_000_000_000_256, 1_700_000_000_000_000_000, 1_700_000_000_000_000_512])
    #expect(unit.origin == 1.7e18 && unit.power == 0)
    #expect(unit(1_700_000_000_000_000_512) == 512)
    #expect(unit.label("time") == "time (counted from 1700000000000000000)")
    let neighbours = AxisUnit(for: [1, 1 + .ulpOfOne])
    #expect(neighbours(1) != neighbours(1 + .ulpOfOne) && [-15, -18].contains(neighbours.power))
    #expect(AxisUnit(for: [-7, -7]) == .plain)
    #expect(AxisUnit(for: [0, 1e-9]).origin == 0)
  }

  @Test func aLabelTellsHowItsValuesAreCounted() {
    #expect(AxisUnit(for: [2.1e6]).label("BIC") == "BIC (×10⁶)")
    #expect(AxisUnit(for: [1e12]).label("BIC (nats)") == "BIC (nats, ×10¹²)")
    #expect(AxisUnit(for: [2e-5]).label("") == " (×10⁻⁶)")
    #expect(AxisUnit.plain.label("BIC") == "BIC")
  }

  @Test func everyFiniteValueHasAFinitePlace() {
    for values in [[-1.7e308, 1.7e308], [.leastNonzeroMagnitude], [1e300, (1e300).nextUp], [7]] {
      let unit = AxisUnit(for: values)
      for value in values + [-1.7e308, 0, 1.7e308] { #expect(unit(value).isFinite) }
    }
  }
}
