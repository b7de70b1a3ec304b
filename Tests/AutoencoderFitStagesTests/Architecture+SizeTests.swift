import AutoencoderFitStages
import Autoencoders
import Interchange
import LinearAlgebra
import Memory
import Networks
import Parameters
import StageTestSupport
import Stages
import Testing

/// Networks that memory cannot hold are refused where they are written, not by the end of the process.
@Suite struct ArchitectureSizeTests {
  @Test(arguments: [
    ("latents", "10000", "components", "10000", "full"), ("latents", "2", "hidden", "100000,100000", "diagonal"),
    ("latents", "10000", "components", "9000", "diagonal"),
  ])
  func tooManyWeightsAreRefused(_ names: (String, String, String, String, String)) {
    var parameters = [(names.0, names.1), (names.2, names.3), ("prior", names.4), ("seed", "1")]
    if names.2 != "components" { parameters.append(("components", "3")) }
    let text = message(FitVaDE.self, parameters)
    #expect(text.contains("weights, more than the 100000000 that can be trained"), "\(text)")
  }

  @Test func tooManyLayersAreRefused() {
    let hidden = [String](repeating: "1", count: 501).joined(separator: ",")
    #expect(
      message(FitVaDE.self, [("latents", "2"), ("components", "2"), ("hidden", hidden), ("seed", "1")])
        == "a.md:4:10: the encoder and the decoder have 1002 layers; ask for at most 1000")
  }

  @Test func facetsAreHeldToTheSame() {
    let parameters = [
      ("latents", "2,2"), ("components", "3,3"), ("encoder", "100000,100000"), ("decoder", "4,4"), ("seed", "1"),
    ]
    #expect(message(FitMFCVAE.self, parameters).contains("weights, more than the 100000000 that can be trained"))
  }

  /// A pseudo-input is as wide as a point.
  @Test func pseudoInputsCount() throws {
    let fit = try stage(
      FitVaDE.self, ["latents": "2", "prior": "vampprior", "components": "10000", "seed": "1", "epochs": "0"])
    let points = Points(Matrix(rows: 2, columns: 10_001, repeating: 0.5))
    let error = #expect(throws: ArtifactError.self) { try fit.run(points, in: .silent) }
    #expect(error?.description.hasPrefix("the networks and the prior would have 101") == true)
  }

  /// Only the points tell how wide the first layer is.
  @Test func theFeaturesCount() throws {
    let fit = try stage(
      FitVaDE.self, ["latents": "2", "components": "2", "hidden": "100000,", "seed": "1", "epochs": "0"])
    let points = Points(Matrix(rows: 2, columns: 600, repeating: 0.5))
    let error = #expect(throws: ArtifactError.self) { try fit.run(points, in: .silent) }
    #expect(error?.description.hasPrefix("the networks and the prior would have 120") == true)
  }

  /// What can be trained somewhere may be too much for the memory that this machine has free.
  @Test func whatTheMemoryCannotHoldIsRefused() throws {
    let sizes = Architecture(
      features: 1000, latents: 2, hidden: [1000], activation: .relu, components: 2, likelihood: .bernoulli)
    let roomy = FreeMemory(read: { $0 == "/proc/meminfo" ? "MemAvailable: 1000000 kB\n" : nil })
    try sizes.check(points: 1000, in: roomy)
    let error = #expect(throws: MemoryError.self) { try sizes.check(points: 1_000_000, in: roomy) }
    #expect(
      error?.description
        == "2006008 weights and 1000000 points of 1000 features take about 4.1 GB of memory, and 1 GB are free; ask for "
        + "fewer latents, components or units, or for fewer points")
  }
}
