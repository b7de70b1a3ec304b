import SeparationArtifacts
import Testing

@Suite struct EstimateTests {
  @Test func anIntervalReachesBothWays() {
    let interval = Estimate(mean: 1, reach: 0.25, measurements: [1]).interval
    #expect(interval?.lower == 0.75 && interval?.upper == 1.25)
    #expect(Estimate(mean: 1, reach: nil, measurements: [1]).interval == nil)
  }
}
