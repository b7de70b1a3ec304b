import SeparationArtifacts
import SeparationStages
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct CompareMethodsTests {
  @Test func dataSetsArePairedWhateverTheirOrder() throws {
    let first = [comparison([0.5, 0.7], sum: 1), comparison([0.8, 0.8], sum: 2)]
    let second = [comparison([0.7], sum: 2), comparison([0.3, 0.5], sum: 1)]
    let found = try stage(CompareMethods.self).run(Pair(first, second), in: .silent)
    expectClose(found.strong.measurements, [0.2, 0.1], absolute: 1e-15)
    #expect(found.values["better"] == .text("2 of 2"))
    #expect(found.between?.measurements.count == 1, "the second has one run on one of them")
  }

  @Test func otherDataSetsAreRefused() {
    func message(_ first: [SourceComparison], _ second: [SourceComparison]) -> String {
      do {
        _ = try stage(CompareMethods.self).run(Pair(first, second), in: .silent)
        return "no error"
      } catch { return "\(error)" }
    }
    #expect(
      message([comparison([0.5], sum: 1)], [comparison([0.5], sum: 2)])
        == "the second method was not compared with the data set of comparison 1")
    #expect(message([comparison([0.5])], []).hasPrefix("there are 1 comparisons of the first method and 0"))
  }
}
