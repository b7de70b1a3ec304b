import LikelihoodArtifacts
import Testing

@Suite struct ModelNumbersTests {
  private func changed(_ change: (inout ModelNumbers) -> Void) -> ModelNumbers {
    var numbers = someNumbers
    change(&numbers)
    return numbers
  }

  @Test func sizesAreCounted() {
    let three = changed { $0.weights = [0.2, 0.3, 0.5] }
    #expect(someNumbers.components == 2 && someNumbers.units == 2 && three.components == 3)
    #expect(changed { $0.inputWeights = [] }.units == 0)
  }

  @Test func eachPartMustHaveTheLengthOfItsOthers() {
    #expect(someNumbers.isConsistent)
    let wrong: [(inout ModelNumbers) -> Void] = [
      { $0.weights = [1] }, { $0.means.append(0) }, { $0.deviations = [] }, { $0.inputWeights.append(1) },
      { $0.biases = [0] }, { $0.outputWeights.append([1]) }, { $0.outputWeights[1] = [1, 2] }, { $0.shift = [] },
      { $0.outputWeights[0] = [] },
    ]
    for change in wrong { #expect(!changed(change).isConsistent) }
  }

  @Test func aModelWithoutComponentsIsNone() {
    #expect(!changed { ($0.weights, $0.means, $0.deviations) = ([], [], []) }.isConsistent)
  }

  @Test func outputsMayBeSeveral() {
    #expect(changed { ($0.outputWeights, $0.shift) = ([[1, 2], [3, 4]], [0, 0]) }.isConsistent)
  }
}
