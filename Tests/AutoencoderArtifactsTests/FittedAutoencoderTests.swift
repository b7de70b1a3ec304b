import AutoencoderArtifacts
import Autoencoders
import SafetensorsFormat
import Interchange
import LearningArtifacts
import LinearAlgebra
import Networks
import Probability
import Randomness
import Stages
import TestSupport
import Testing

struct FittedAutoencoderTests {
  /// A model of two facets with a Gaussian likelihood and no part as by default, hardly trained.
  private let fit: FittedAutoencoder

  init() throws {
    var architecture = Architecture(
      features: 6, encoder: [4, 3], decoder: [3, 4],
      facets: [
        Architecture.Facet(latents: 1, components: 2, rung: 1), Architecture.Facet(latents: 2, components: 3, rung: 2),
      ], activation: .leakyRelu(slope: 0.3), gate: 0.7, posterior: .full, prior: .full)
    architecture.likelihood = .gaussian(deviation: 0.4, isLearned: true)
    architecture.variances = .softplus(sharpness: 3)
    let training = Training(
      objective: .sampled, pretrainingEpochs: 2, stageEpochs: [2, 1], fadeIn: 3, batch: 4, restarts: 2)
    var stream = RandomStream(seed: 1)
    let points = Matrix(rows: 9, columns: 6, elements: stream.normals(54))
    let result = try training.fit(
      architecture, to: PointSet(points), using: RandomStream(seed: 2),
      firstPrior: { j, codes, _ in
        let count = architecture.facets[j].components
        return GaussianMixture(
          weights: [Double](repeating: 1 / Double(count), count: count), means: codes.rows(0..<count),
          covariances: .spherical([Double](repeating: 1, count: count)))
      }, observe: { _ in })
    fit = FittedAutoencoder(
      result, training, imageSize: [2, 3], codes: result.best.model.codes(of: PointSet(points)),
      classes: Array(0..<9))
  }

  @Test func filesReadBackAsTheSameFit() throws {
    let files = try fit.files()
    let read = try FittedAutoencoder(files: files)
    #expect(read == fit && read.model.architecture == fit.configuration.architecture)
    #expect(try read.files() == files)
  }

  @Test func itCanBeReadAsAModelAsCodesAndAsALearningCurve() throws {
    #expect(FittedAutoencoder.views.count == 4)
    let files = try fit.files()
    #expect(FittedModel(files: files).files() == files)
    #expect(try Codes(files: files) == fit.codes.joined)
    #expect(try FacetCodes(files: files) == fit.codes)
    #expect(try LearningCurve(files: files) == fit.curve)
  }

  @Test func theFileOfTensorsTellsTheConfiguration() throws {
    let file = try SafetensorsFile(fit.files()["model.safetensors"], name: "model.safetensors")
    #expect(file.metadata["configuration"]?.contains("\"leakyRelu\":{\"slope\":0.3}") == true)
    #expect(file.tensors["facet.0.skip.weight"]?.shape == [1, 3])
  }

  @Test func valuesAreAmongTheirNames() {
    let values = fit.values
    #expect(Set(values.keys).isSubset(of: Set(FittedAutoencoder.valueNames)))
    #expect(values["bound"] == .number(fit.outcome.bound.total) && values["failed-restarts"] == .integer(0))
    #expect(values["components"] == .integer(5) && values["latents"] == .integer(3) && values["facets"] == .integer(2))
    #expect(values["parameters"] == .integer(fit.model.parameters.values.count) && values["deviation"] != nil)
    #expect(values["facet-1-cluster"] != nil && values["facet-2-cluster"] == nil && values["latent-prior"] == nil)
    #expect(values["pretraining-error"] == fit.pretrainingErrors.last.map { .number($0) })
  }

  @Test func whatDoesNotFitTogetherIsRefused() throws {
    let files = try fit.files()
    let text = String(decoding: try files["model.json"], as: UTF8.self)
    for (old, new, words) in [
      ("\"gate\" : 0.7", "\"gaet\" : 0.7", "does not describe an autoencoder as this version writes it; fit it again"),
      ("\"features\" : 6", "\"features\" : 7", "contradict one another"),
      ("\"latents\" : 2", "\"latents\" : 3", "has the shape"), ("\"rung\" : 1", "\"rung\" : 2", "the rungs [2, 2]"),
      ("\"components\" : 2", "\"components\" : 99999999999", "a size is zero or too large"),
      ("\"slope\" : 0.3", "\"slope\" : -0.3", "no activation has the slope"),
    ] {
      var changed = files
      #expect(text.contains(old))
      changed.contents["model.json"] = Array(text.replacing(old, with: new).utf8)
      let error = #expect(throws: (any Error).self) { try FittedAutoencoder(files: changed) }
      #expect("\(error.map { "\($0)" } ?? "")".contains(words), "\(String(describing: error))")
    }
    var missing = files
    missing.contents["model.json"] = nil
    #expect(throws: ArtifactError.self) { try FittedAutoencoder(files: missing) }
  }

  /// Files in a store may come from strangers: whatever they hold, they are an artifact or an error.
  @Test func noFilesMakeTheReaderCrash() throws {
    let files = try fit.files()
    let names = files.contents.keys.sorted()
    var mutators: [Mutator] = []
    for (seed, name) in names.enumerated() {
      mutators.append(
        Mutator([try files[name]], words: [" : 99999999999", "[3,9]", "null", " : -1"], seed: UInt64(seed)))
    }
    var read = 0
    for number in 0..<Mutator.cases(400) {
      var changed = files
      let place = number % names.count
      changed.contents[names[place]] = number % 7 == 0 ? nil : mutators[place].next()
      guard let fit = try? FittedAutoencoder(files: changed) else { continue }
      read += 1
      #expect(Set(fit.values.keys).isSubset(of: Set(FittedAutoencoder.valueNames)))
      _ = try fit.files()
    }
    #expect(read > 0, "every mutation breaks the files")
  }
}
