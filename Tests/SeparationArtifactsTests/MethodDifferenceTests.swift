import SeparationArtifacts
import Stages
import Testing

@Suite struct MethodDifferenceTests {
  @Test func aTieIsNoGain() {
    let values = someDifference.values
    #expect(values["better"] == .text("1 of 2") && values["strong.interval"] == .interval(-0.125, 0.375))
    #expect(values["between"] == nil)
    #expect(Set(values.keys).isSubset(of: MethodDifference.valueNames))
  }
}
