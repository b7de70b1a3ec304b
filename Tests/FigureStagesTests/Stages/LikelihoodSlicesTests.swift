import FigureStages
import LikelihoodArtifacts
import Plotting
import StageTestSupport
import Stages
import Testing

@Suite struct LikelihoodSlicesTests {
  @Test func theMostTellingSlicesAreOfDifferentModelsAndParameters() throws {
    let scans = [
      scan([well("μ1", gap: 0.1), well("w1", gap: 0.2)]), scan([well("μ2", gap: 0.3), well("β1,1", gap: 0.4)]),
      scan([well("log s1", gap: 0.5)], .oneMore),
    ]
    let plot = try stage(LikelihoodSlices.self).plot(scans)
    #expect(plot.panels.map(\.variable) == ["μ1", "β1,1", "log s1"])
    #expect(
      plot.panels.map(\.title) == [
        "two components, model 1", "two components, model 2", "one component too many, model 1",
      ])
    #expect(plot.panels[0].truth == 1 && plot.panels[0].minimiser == 1)
    #expect(throws: FigureError.nothing("slices with two local minima")) {
      try stage(LikelihoodSlices.self, ["folds": "true"]).plot(scans)
    }
    // Walls of nine nats would hide wells of one.
    #expect(plot.panels[0].curve.map(\.y).max() == 1)
  }

  @Test func whereAllIsConvexThereIsNothingToTell() {
    let bowl = Slice(
      name: "w1", reference: 0, excess: sliceOffsets.map { $0 * $0 }, minima: [.init(offset: 0, excess: 0)])
    #expect(throws: FigureError.nothing("slices with two local minima")) {
      try stage(LikelihoodSlices.self).plot([scan([bowl])])
    }
  }

  @Test func theDeepestValleysComeFirstAndAsManyAsAreAskedFor() throws {
    let scans = [scan([well("μ1", gap: 0.5)]), scan([well("w1", gap: 0)]), scan([well("b1", gap: 0.25)])]
    #expect(try stage(LikelihoodSlices.self).plot(scans).panels.map(\.variable) == ["w1", "b1", "μ1"])
    let one = try stage(LikelihoodSlices.self, ["count": "1"]).plot(scans)
    #expect(one.panels.map(\.title) == ["two components, model 2"])
  }

  @Test func foldsStandApart() throws {
    let scans = [scan([well("μ1", gap: 0)], .folded), scan([well("w1", gap: 0.5)])]
    #expect(try stage(LikelihoodSlices.self).plot(scans).panels.map(\.title) == ["two components, model 1"])
    let folds = try stage(LikelihoodSlices.self, ["folds": "true"]).plot(scans)
    #expect(folds.panels.map(\.title) == ["f a fold, model 1"])
    // The other minimum is as low; the reference wins the tie.
    #expect(folds.panels[0].minimiser == folds.panels[0].truth)
  }

  @Test func aMinimumBelowTheReferenceIsTheMinimiser() throws {
    let plot = try stage(LikelihoodSlices.self).plot([scan([well("w1", gap: -0.5)])])
    // The reference is at 1, the other minimum 1.5 beside it.
    #expect(plot.panels[0].minimiser == 2.5 && plot.panels[0].truth == 1)
    // Between the minima the loss is 1 at most, and what is above 1.6 is not drawn: from 1 − 1 to 1 + 1.5.
    #expect(plot.panels[0].curve.map(\.x) == [0, 0.5, 1, 1.5, 2, 2.5])
  }
}
