import Autoencoders
import LinearAlgebra
import Networks
import Randomness
import TestSupport
import Testing

struct LadderTrainingTests {
  @Test func theSameStreamGivesTheSameBitsAndAnotherOthers() throws {
    let small = SmallLadder()
    let first = try small.run()
    #expect(try small.run() == first)
    #expect(try small.run(seed: 2).model != first.model)
    #expect(first.curve.count == 10 && first.curve[3].total > first.curve[0].total)
    #expect(first.bound.total > first.curve[0].total)
  }

  @Test func fromEveryEpochATrainingGoesOnToTheSameBits() throws {
    let small = SmallLadder()
    var states: [[UInt8]] = []
    let whole = try small.run(observe: { state in
      if let bytes = try? state.bytes() { states.append(bytes) }
    })
    #expect(states.count == 10)
    for bytes in states {
      let state = try LadderState(bytes: bytes)
      #expect(try state.bytes() == bytes)
      #expect(try small.run(resuming: state) == whole)
    }
  }

  @Test func theShallowFacetStaysAsItBeganUntilItsStage() throws {
    let small = SmallLadder()
    var models: [LadderAutoencoder<Float>] = []
    let curve = try small.run(observe: { models.append($0.model) }).curve
    // The first batch of the second stage has the weight zero, so the first change comes within that epoch.
    for slice in models[0].parameters.layout.slices where slice.name.hasPrefix("facet.0") {
      #expect(models[0].parameters[slice] == models[3].parameters[slice], "\(slice.name)")
      #expect(models[3].parameters[slice] != models[4].parameters[slice], "\(slice.name)")
    }
    #expect(curve[3].facets[0].latent == 0 && curve[4].facets[0].latent != 0)
    // Three batches an epoch, nine to fade in: the weights of the epoch that begins it are 0, 1/9 and 2/9.
    var halved = small
    halved.training.fadeIn = 0
    #expect(abs(try halved.run().curve[4].facets[0].latent) > 3 * abs(curve[4].facets[0].latent))
  }

  @Test func codesClustersAndImagesAgreeWithOneAnother() throws {
    let small = SmallLadder()
    let model = try small.run().model
    let codes = model.codes(of: small.images)
    #expect(codes.map(\.shape.description) == ["90×1", "90×2"])
    #expect(model.reconstructions(of: small.images) == model.decode(codes))
    #expect(model.decode(codes).elements.allSatisfy { $0 > 0 && $0 < 1 })
    let clusters = model.clusters(of: small.images, facet: 1)
    #expect(clusters.responsibilities.rows == 90 && clusters.logSums.allSatisfy { $0.isFinite })
    for n in 0..<90 { expectClose(clusters.responsibilities.row(n).reduce(0, +), 1, absolute: 1e-6) }
    // More than a block of images, of which the last is shorter.
    let many = GreyImages(count: 90 * 7, pixels: 6, bytes: (0..<7).flatMap { _ in SmallLadder.bytes })
    expectClose(model.codes(of: many)[1].rows(540..<630), codes[1], absolute: 1e-6)
  }

  @Test func anObjectiveThatIsNotFiniteNamesTermAndEpoch() {
    var small = SmallLadder()
    small.training.learningRate = 1e30
    let error = #expect(throws: TrainingError.self) { _ = try small.run() }
    #expect(error?.description.contains("is not finite in epoch 1 of the training; lower the learning rate") == true)
  }

  @Test func anObjectiveThatFallsHasDiverged() {
    var small = SmallLadder()
    small.training.divergence = -100  // one that does not rise by a hundred nats
    let error = #expect(throws: TrainingError.self) { _ = try small.run() }
    guard case .diverged(_, _, let bound, let first) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(bound < first + 100)
  }

  @Test func withoutImagesThereIsNothingToTrainWith() {
    var small = SmallLadder()
    small.images = GreyImages(count: 0, pixels: 6, bytes: [])
    #expect(throws: TrainingError.noPoints) { _ = try small.run() }
  }

  @Test func damagedStatesAreTold() throws {
    var bytes: [UInt8] = []
    _ = try SmallLadder().run(observe: { bytes = (try? $0.bytes()) ?? [] })
    for damaged in [[], Array(bytes.prefix(5)), Array(bytes.dropLast()), Array(bytes.prefix(100))] {
      #expect(throws: TrainingStateError.self) { try LadderState(bytes: damaged) }
    }
  }

  @Test(arguments: [
    ([1, 2], 2, [4, 4]), ([2, 2], 2, [4, 4, 4]), ([2, 1], 2, [4, 4, 4]), ([1], 2, [4]), ([1, 2], 3, [4, 4, 4]),
  ])
  func sizesThatMakeNoLadderAreTold(rungs: [Int], layers: Int, decoder: [Int]) {
    let architecture = LadderArchitecture(
      features: 3, encoder: [Int](repeating: 4, count: layers), decoder: decoder,
      facets: rungs.map { LadderArchitecture.Facet(latents: 1, components: 1, rung: $0) }, activation: .relu)
    #expect((architecture.fault == nil) == (rungs == [1, 2] && layers == 2))
  }
}
