import Notebooks
import TestSupport
import Testing

@Suite struct GatherTests {
  private let numbers: [NotebookValue] = [.number(1), .integer(2), .number(4), .number(5)]

  @Test func numbersAreGathered() throws {
    // The mean of 1, 2, 4, 5 is 3, the sum of squares about it 10, and 10 / 3 the variance.
    #expect(try Gather.mean(numbers) == .number(3))
    let deviation = try #require(try Gather.sd(numbers).asNumber)
    expectClose(deviation, 1.8257418583505538, relative: 1e-15)
    #expect(try Gather.min(numbers) == .number(1))
    #expect(try Gather.max(numbers) == .number(5))
    #expect(try Gather.count(numbers) == .integer(4))
    #expect(try Gather.list(numbers) == .list(numbers))
  }

  @Test func theMeanOfEqualNumbersIsThatNumber() throws {
    #expect(try Gather.mean(Array(repeating: .number(0.1), count: 7)) == .number(0.1))
  }

  @Test func theMeanOfFlagsIsTheShareOfTrue() throws {
    #expect(try Gather.mean([.flag(true), .flag(false)]) == .number(0.5))
  }

  @Test func whatIsNoNumberOrNotThereIsAnError() {
    #expect { try Gather.sd([.number(1)]) } throws: { "\($0)" == "'sd' needs at least two members, and there is one" }
    #expect { try Gather.mean([]) } throws: { "\($0)" == "'mean' needs a value, and there is none" }
    #expect { try Gather.max([.text("a")]) } throws: { "\($0)" == "'max' takes numbers, not the word 'a'" }
    #expect { try Gather.min([.flag(true)]) } throws: { "\($0)" == "'min' takes numbers, not true" }
  }
}
