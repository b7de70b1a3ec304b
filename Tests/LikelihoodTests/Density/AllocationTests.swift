import AllocationCounter
import Likelihood
import LinearAlgebra
import Randomness
import Testing

@Suite struct AllocationTests {
  /// What is allocated belongs to the model, not to an observation.
  @Test func moreObservationsAllocateNoMore() throws {
    let model = try randomModel(components: 3, units: 4, outputs: 2, leak: 0.2, seed: 7)
    var stream = RandomStream(seed: 1)
    let few = try Observations(model.sample(10, using: &stream).points)
    let many = try Observations(model.sample(500, using: &stream).points)
    func count(_ observations: Observations) throws -> Int {
      // The least of many: what the runtime or BLAS makes once in a while, beside other tests, is not ours.
      let counts = try (0..<20).map { _ in
        let before = allocations_of_this_thread()
        _ = try model.lossWithGradient(on: observations)
        _ = try model.loss(on: observations)
        return allocations_of_this_thread() - before
      }
      return counts.min() ?? 0
    }
    try #require(allocations_of_this_thread() >= 0)
    _ = (try count(few), try count(many))  // what is made once
    #expect(try count(many) == count(few))
    #expect(try count(few) > 0)
  }
}
