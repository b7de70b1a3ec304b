import Interchange
import LinearAlgebra
import Stages
import TestSupport
import Testing

struct AssignmentsTests {
  private let responsibilities = Matrix([[0.25, 0.75, 0], [0.5, 0.5, 0], [1, 0, 0]])

  @Test(arguments: [nil, [4, 4, 9]])
  func theFilesGiveThemBack(classes: [Int]?) throws {
    let assignments = Assignments(responsibilities: responsibilities, logDensities: [-1, -2, -4.5], classes: classes)
    #expect(try Assignments(files: assignments.files()) == assignments)
    #expect(assignments.labels == [1, 0, 0])
  }

  @Test func theValuesSumThemUp() {
    let values = Assignments(responsibilities: responsibilities, logDensities: [-1, -2, -4.5]).values
    #expect(values["count"] == .integer(3) && values["components"] == .integer(3))
    #expect(values["used-components"] == .integer(2))
    #expect(values["log-likelihood"] == .number(-2.5) && values["certainty"] == .number(0.75))
    #expect(Set(values.keys) == Set(Assignments.valueNames))
  }

  @Test func labelsThatAreNotTheMostProbableAreAnError() throws {
    let one = Assignments(responsibilities: responsibilities, logDensities: [-1, -2, -4.5])
    let other = Assignments(responsibilities: Matrix(rows: 3, columns: 3, repeating: 1 / 3), logDensities: [0, 0, 0])
    var files = one.files()
    files.contents["labels.npy"] = other.files().contents["labels.npy"]
    #expect(throws: ArtifactError.self) { try Assignments(files: files) }
    files = one.files()
    files.contents["classes.npy"] =
      Assignments(
        responsibilities: Matrix(rows: 1, columns: 3, repeating: 1 / 3), logDensities: [0], classes: [1]
      ).files().contents["classes.npy"]
    #expect(throws: ArtifactError.self) { try Assignments(files: files) }
  }
}
