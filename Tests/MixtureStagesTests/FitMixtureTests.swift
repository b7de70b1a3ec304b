import Interchange
import LinearAlgebra
import MixtureStages
import Mixtures
import Parameters
import Probability
import Randomness
import StageTestSupport
import Stages
import Synchronization
import TestSupport
import Testing

struct FitMixtureTests {
  @Test func theFittedMixtureIsThatOfTheSettingsAndTheSeed() throws {
    let fit = try stage(
      FitMixture.self,
      ["components": "2", "covariances": "diagonal", "restarts": "2", "seed": "3", "start": "k-means", "floor": "1e-4"])
    let result = try fit.run(twoClusters, in: .silent)
    var stream = RandomStream(seed: 3).child("fit-mixture")
    let expected = try ExpectationMaximization(
      family: .diagonal, components: 2, start: .kMeans, restarts: 2, floor: 1e-4
    ).fit(twoClusters.coordinates, using: &stream)
    #expect(result.model == expected.model && result.trace == expected.trace && result.converged)
    #expect(result.points == 200 && result.margin == nil)
    expectClose(result.bic, expected.bic, relative: 1e-15)
    // Two clusters of a hundred points, six apart.
    expectClose(result.model.weights, [0.5, 0.5], absolute: 0.02)
  }

  @Test func defaultsAreThoseOfTheDocumentation() throws {
    let fit = try stage(FitMixture.self, ["components": "4", "seed": "0"])
    #expect(fit.settings == ExpectationMaximization(family: .full, components: 4))
  }

  @Test func whatIsNoParameterIsAnErrorWithItsPlace() {
    let error = #expect(throws: NotebookError.self) {
      try stage(FitMixture.self, ["components": "3", "covariances": "diagnal", "seed": "1"])
    }
    #expect(
      error?.description == "a.md:3:10: 'covariances' cannot be 'diagnal'; "
        + "it is one of 'full', 'tied', 'diagonal', 'spherical'; did you mean 'diagonal'?")
    #expect(throws: NotebookError.self) { try stage(FitMixture.self, ["components": "0", "seed": "1"]) }
    #expect(throws: NotebookError.self) { try stage(FitMixture.self, ["components": "3"]) }
  }

  @Test func progressRisesToTheEndAndTheLogTellsOfEachRestart() throws {
    let fractions = Mutex<[Double]>([])
    let lines = Mutex<[String]>([])
    let listening = StageContext(
      read: { throw ArtifactError("no file '\($0.path)'") },
      progress: { part, _ in fractions.withLock { $0.append(part) } },
      log: { line in lines.withLock { $0.append(line) } }, checkpoint: .init(load: { nil }, save: { _ in }))
    let fit = try stage(
      FitMixture.self, ["components": "2", "restarts": "2", "tolerance": "0", "iterations": "20", "seed": "5"])
    _ = try fit.run(twoClusters, in: listening)
    #expect(fractions.withLock { $0 } == [0.025, 0.25, 0.5, 0.525, 0.75, 1])
    let log = lines.withLock { $0 }
    #expect(log.contains { $0.hasPrefix("restart 1 of 2, iteration 10: mean log-likelihood -") })
    #expect(log.count { $0.contains("ran out after 20 iterations") } == 2)
  }

  @Test func aFitThatFailsSaysWhatToDo() throws {
    let fit = try stage(FitMixture.self, ["components": "2", "seed": "1"])
    let same = Points(Matrix(rows: 5, columns: 1, repeating: 2))
    #expect(throws: FitError.collapsed(component: 1, count: 0, iteration: 0)) { try fit.run(same, in: .silent) }
  }
}

/// Two clusters of a hundred points each, six apart, with their classes.
let twoClusters: Points = {
  var stream = RandomStream(seed: 12)
  let rows = (0..<200).map { n in
    [n % 2 == 0 ? 0 : 6 + stream.normal() / 2, stream.normal()].map { $0 + stream.normal() }
  }
  return Points(Matrix(rows), labels: (0..<200).map { $0 % 2 })
}()
