import Datasets
import LinearAlgebra
import Testing

/// What goes with all distributions: labelled points, and why there are none.
@Suite struct DatasetTests {
  @Test(arguments: [
    (
      DatasetError.noRoom(parallelograms: 7, trials: 9),
      "there is no room for 7 parallelograms (9 trials); ask for fewer, or raise 'extent'"
    ),
    (
      .constantFeature(3),
      "feature 3 has the same value in all points, so that it cannot be standardised; drop it"
    ),
    (
      .constantComponent(2),
      "component 2 has no variance, so that it cannot be whitened; ask for at most 2 features"
    ),
    (.tooFewPoints(1), "one point has no variance; at least 2 are needed"),
    (.tooFewPoints(0), "0 points have no variance; at least 2 are needed"),
    (
      .tooFewSegments(1, latents: 2),
      "one segment has more than 3 points; two are needed, each with variance in all directions"
    ),
    (
      .tooFewSegments(0, latents: 2),
      "0 segments have more than 3 points; two are needed, each with variance in all directions"
    ),
    (
      .noFactorization(reason: "it is singular"),
      "a matrix of the distribution cannot be factored: it is singular; draw with another seed"
    ),
  ])
  func everyErrorSaysWhatToDo(error: DatasetError, text: String) {
    #expect(error.description == text)
  }

  @Test func pointsMayHaveSources() {
    let plain = LabelledPoints(points: Matrix([[1.0], [2]]), labels: [0, 1])
    #expect(plain.sources == nil)
    #expect(plain != LabelledPoints(points: plain.points, labels: [0, 1], sources: Matrix([[1.0], [2]])))
  }

  @Test func aLabelAPoint() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = LabelledPoints(points: Matrix([[1.0], [2]]), labels: [0])
    }
    let words = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(words.contains("1 labels for the rows of "))
    await #expect(processExitsWith: .failure) {
      _ = LabelledPoints(points: Matrix([[1.0], [2]]), labels: [0, 1], sources: Matrix([[1.0]]))
    }
  }
}
