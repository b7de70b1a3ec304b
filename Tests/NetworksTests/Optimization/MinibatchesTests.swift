import LinearAlgebra
import Networks
import Randomness
import TestSupport
import Testing

struct MinibatchesTests {
  @Test func theLastBatchHasWhatIsLeft() {
    let batches = Minibatches(points: 10, size: 4)
    #expect(batches.count == 3 && (0..<3).map { batches.points(in: $0) } == [4, 4, 2])
    #expect(Minibatches(points: 8, size: 4).count == 2 && Minibatches(points: 3, size: 4).count == 1)
  }

  @Test func anEpochHasEveryPointOnce() {
    let points = Matrix<Float>(rows: 10, columns: 2, elements: (0..<20).map { Float($0) })
    var batches = Minibatches(points: 10, size: 4)
    var stream = RandomStream(seed: 4)
    batches.shuffle(using: &stream)
    var seen: [Float] = []
    for i in 0..<batches.count {
      var rows = Matrix<Float>(rows: batches.points(in: i), columns: 2)
      batches.gather(i, from: points, into: &rows)
      #expect(rows.column(1) == rows.column(0).map { $0 + 1 })
      seen += rows.column(0)
    }
    #expect(seen.sorted() == stride(from: 0, to: 20, by: 2).map { Float($0) } && seen != seen.sorted())
  }

  @Test func theOrderIsThePermutationOfTheStreamWhateverItWasBefore() {
    var (a, b) = (RandomStream(seed: 9), RandomStream(seed: 9))
    var batches = Minibatches(points: 50, size: 7)
    batches.shuffle(using: &a)
    #expect(batches.order == b.permutation(50))
    batches.shuffle(using: &a)
    #expect(batches.order == b.permutation(50))
  }
}
