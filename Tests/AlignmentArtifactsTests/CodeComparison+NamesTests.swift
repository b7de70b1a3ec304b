import AlignmentArtifacts
import Stages
import Testing

/// The names are written out in the source, so that a search for one ends there; here they follow from the measures.
@Suite struct CodeComparisonNamesTests {
  @Test(arguments: CodeComparison.Measure.allCases)
  func aMeasureHasFiveValuesOfItsName(measure: CodeComparison.Measure) {
    let names = ["mean", "sd", "min", "max", "interval"].map { "\(measure.rawValue).\($0)" }
    #expect(Set(names).isSubset(of: CodeComparison.valueNames))
    let values = someComparison().values
    #expect(values[names[0]] == .number(0.875) && values[names[1]] == .number(0.1))
    #expect(values[names[2]] == .number(0.5) && values[names[3]] == .number(1))
    #expect(values[names[4]] == .interval(0.75, 0.9))
  }

  @Test func noNameStandsForTwoValues() {
    #expect(Set(CodeComparison.valueNames).count == CodeComparison.valueNames.count)
  }
}
