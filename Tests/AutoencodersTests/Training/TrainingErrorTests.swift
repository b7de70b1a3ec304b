import Autoencoders
import Foundation
import Testing

struct TrainingErrorTests {
  @Test(arguments: [
    (TrainingError.noPoints, "there are no points to train with"),
    (.notFinitePoint(row: 3, column: 1), "point 3 is not finite at feature 1; find out where that arose"),
    (
      .notProbability(row: 0, column: 2, value: 1.5),
      "point 0 is 1.5 at feature 2; with a Bernoulli likelihood features lie in [0, 1]"
    ),
    (
      .notFinite(term: "gradient", phase: .pretraining, epoch: 2),
      "'gradient' is not finite in epoch 2 of the pretraining; lower the learning rate, scale the points to unit "
        + "variance, or fix the deviation"
    ),
    (
      .diverged(term: "latent-prior", epoch: 4, bound: -9, first: -2),
      "the bound fell from -2.0 to -9.0 nats by epoch 4, most of all 'latent-prior'; lower the learning rate "
        + "or clip gradients earlier"
    ),
  ])
  func itSaysWhereAndWhatToDo(error: TrainingError, words: String) {
    #expect(error.description == words)
  }

  @Test func aCheckpointKeepsIt() throws {
    let errors: [TrainingError] = [
      .firstPrior(reason: "one code"), .notFinite(term: "total", phase: .training, epoch: 1), .noPoints,
    ]
    #expect(try JSONDecoder().decode([TrainingError].self, from: JSONEncoder().encode(errors)) == errors)
  }
}
