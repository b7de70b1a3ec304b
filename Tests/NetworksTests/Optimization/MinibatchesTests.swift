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
    var batches = Minibatches(points: 10, size: 4)
    var stream = RandomStream(seed: 4)
    batches.shuffle(using: &stream)
    #expect(batches.order.sorted() == Array(0..<10) && batches.order != Array(0..<10))
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
