import Testing
import Workflow

struct StageIDTests {
  @Test func itIsWrittenAsAPersonWould() {
    let member = StageID(notebook: "digits", stage: "fits", member: "seed=3")
    #expect(member.description == "digits/fits[seed=3]")
    #expect(member.shortDescription == "fits[seed=3]")
    #expect(StageID(notebook: "digits", stage: "points").description == "digits/points")
  }

  /// Both members are é to Unicode.
  @Test func bytesTellMembersApart() {
    let one = StageID(notebook: "a", stage: "b", member: "name=\u{e9}")
    let two = StageID(notebook: "a", stage: "b", member: "name=e\u{301}")
    #expect(one != two)
    #expect(Set([one, two]).count == 2)
    #expect((one < two) != (two < one))
  }

  @Test func noTwoSplittingsAgree() {
    let ids = [("ab", "c", ""), ("a", "bc", ""), ("a", "b", "c"), ("", "abc", ""), ("abc", "", "")].map {
      StageID(notebook: $0.0, stage: $0.1, member: $0.2)
    }
    #expect(Set(ids).count == ids.count)
  }

  @Test func theyAreSortedByNotebookStageAndMember() {
    let sorted = ["a", "b"].flatMap { notebook in
      ["x", "y"].flatMap { stage in
        ["", "seed=1", "seed=2"].map { StageID(notebook: notebook, stage: stage, member: $0) }
      }
    }
    #expect(sorted.reversed().sorted() == sorted)
  }
}
