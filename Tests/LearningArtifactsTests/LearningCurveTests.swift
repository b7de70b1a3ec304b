import LearningArtifacts
import LinearAlgebra
import Stages
import Testing

@Suite struct LearningCurveTests {
  private let curve = LearningCurve(
    epochs: [1, 2, 4], terms: ["reconstruction", "total"], numbers: Matrix([[-3, -5], [-2, -4], [-1.5, -3.25]]))

  @Test func filesGiveTheSameCurve() throws {
    let files = curve.files()
    #expect(
      String(decoding: try files["learning-curve.csv"], as: UTF8.self)
        == "epoch,reconstruction,total\n1.0,-3.0,-5.0\n2.0,-2.0,-4.0\n4.0,-1.5,-3.25\n")
    #expect(try LearningCurve(files: files) == curve)
  }

  @Test func stagesAreAColumn() throws {
    for starts in [[2], [4, 4], [1, 2.0]] {
      let staged = LearningCurve(
        epochs: curve.epochs, terms: curve.terms, numbers: curve.numbers, stageStarts: starts)
      #expect(try LearningCurve(files: staged.files()) == staged)
    }
    let staged = LearningCurve(epochs: [1, 2], terms: ["total"], numbers: Matrix([[3], [4]]), stageStarts: [2])
    #expect(
      String(decoding: try staged.files()["learning-curve.csv"], as: UTF8.self)
        == "epoch,total,stage\n1.0,3.0,1.0\n2.0,4.0,2.0\n")
  }

  @Test func aTermIsFoundByItsName() {
    #expect(curve["total"] == [-5, -4, -3.25])
    #expect(curve["kl"] == nil)
  }

  @Test(arguments: [
    ("step,total\n1,2\n", "should begin with the column 'epoch'"), ("epoch,total\n2,2\n1,3\n", "should ascend"),
    ("epoch,total,stage\n1,2,2\n2,3,1\n", "should count stages from 1 on"),
    ("epoch,total,stage\n1,2,1.5\n", "should count stages from 1 on"),
  ])
  func anotherTableIsAnError(text: String, message: String) {
    let files = ArtifactFiles(["learning-curve.csv": Array(text.utf8)])
    let error = #expect(throws: ArtifactError.self) { try LearningCurve(files: files) }
    #expect(error?.description.contains(message) == true)
  }
}
