import Autoencoders
import Networks
import Testing

struct TrainingStateTests {
  @Test(arguments: [SmallTraining.ofOneFacet, .ofTwoFacets], [nil, 1, 2])
  func fromEveryEpochATrainingGoesOnToTheSameBits(small: SmallTraining, restarts: Int?) throws {
    var small = small
    small.training.restarts = restarts
    var states: [[UInt8]] = []
    let whole = try small.run { state in
      if let bytes = try? state.bytes() { states.append(bytes) }
    }
    let epochs = small.training.pretrainingEpochs + small.training.epochs
    #expect(states.count == epochs * (restarts ?? 1))
    for bytes in states {
      let state = try TrainingState(bytes: bytes)
      #expect(try state.bytes() == bytes)
      #expect(try small.run(resuming: state) == whole)
    }
  }

  @Test func theFractionThatIsDoneGrowsToOne() throws {
    var small = SmallTraining.ofOneFacet
    small.training.restarts = 2
    var fractions: [Double] = []
    _ = try small.run { fractions.append($0.fraction(of: small.training)) }
    #expect(fractions == fractions.sorted() && fractions.last == 1 && fractions[12] == 0.5)
  }

  @Test func damagedStatesAreTold() throws {
    var bytes: [UInt8] = []
    _ = try SmallTraining.ofOneFacet.run { bytes = (try? $0.bytes()) ?? [] }
    for damaged in [[], Array(bytes.prefix(5)), Array(bytes.dropLast()), Array(bytes.prefix(100))] {
      #expect(throws: TrainingStateError.self) { try TrainingState(bytes: damaged) }
    }
    bytes[9] ^= 0xff
    #expect(throws: TrainingStateError.self) { try TrainingState(bytes: bytes) }
  }
}
