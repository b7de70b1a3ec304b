import Mixtures
import Probability
import Randomness
import TestSupport
import Testing

struct ComponentChoiceTests {
  @Test func bicFindsTheThreeClusters() throws {
    var stream = RandomStream(seed: 2)
    let points = threeClusters(1500, using: &stream)
    let choice = try ExpectationMaximization(family: .full, components: 1, restarts: 3)
      .chooseComponents(among: [1, 2, 3, 4, 5], for: points, using: &stream)
    #expect(choice.best.model.components == 3)
    #expect(choice.values == choice.fits.map(\.bic))
    #expect(choice.values[choice.chosen] == choice.values.min())
  }

  @Test func aicIsLessStrictThanBIC() throws {
    var stream = RandomStream(seed: 2)
    let points = threeClusters(200, using: &stream)
    let choice = try ExpectationMaximization(family: .diagonal, components: 1)
      .chooseComponents(among: [2, 4], by: .aic, for: points, using: &stream)
    #expect(choice.values == choice.fits.map(\.aic))
    // Both are −2·log-likelihood and a penalty: log 200 or 2 for each of K − 1 + 4K parameters.
    for (fit, parameters) in zip(choice.fits, [9.0, 19]) {
      expectClose(fit.bic - fit.aic, parameters * (5.298317366548036 - 2), relative: 1e-10)
    }
  }

  @Test func nothingToChooseAmongIsAnError() {
    var stream = RandomStream(seed: 2)
    let points = threeClusters(20, using: &stream)
    #expect(throws: FitError.noChoice) {
      try ExpectationMaximization(family: .full, components: 1)
        .chooseComponents(among: [], for: points, using: &stream)
    }
  }
}
