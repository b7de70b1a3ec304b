package import Autoencoders
private import LinearAlgebra
package import SafetensorsFormat
private import Stages

/// All numbers of a belief by name, over L latents:
///
/// | name | shape |
/// | --- | --- |
/// | `belief.concentrations` | K |
/// | `belief.means` | K×L |
/// | `belief.counts`, `belief.degrees` | K |
/// | `belief.scales` | K×L×L |
extension BayesianMixture {
  /// Writes them.
  package var tensors: [String: Tensor] {
    let latents = components.first?.latents ?? 0
    return [
      "belief.concentrations": Tensor(concentrations),
      "belief.means": Tensor(components.flatMap(\.mean), shape: [components.count, latents]),
      "belief.counts": Tensor(components.map(\.count)), "belief.degrees": Tensor(components.map(\.degrees)),
      "belief.scales": Tensor(components.flatMap(\.scale.elements), shape: [components.count, latents, latents]),
    ]
  }

  /// Reads them back.
  ///
  /// - Throws: `FormatError` where one is not there or of another shape; `ArtifactError` where they are no belief.
  package init(_ file: SafetensorsFile, components k: Int, latents l: Int) throws {
    let concentrations: [Double] = try file.numbers("belief.concentrations", shape: [k])
    let means: Matrix<Double> = try file.matrix("belief.means", rows: k, columns: l)
    let scales: [Double] = try file.numbers("belief.scales", shape: [k, l, l])
    let counts: [Double] = try file.numbers("belief.counts", shape: [k])
    let degrees: [Double] = try file.numbers("belief.degrees", shape: [k])
    guard concentrations.allSatisfy({ $0 > 0 }), counts.allSatisfy({ $0 > 0 }),
      degrees.allSatisfy({ $0 > Double(l) - 1 })
    else {
      throw ArtifactError(
        "the belief in 'model.safetensors' has a concentration or a count that is not positive, or degrees of freedom of at "
          + "most \(l - 1)")
    }
    self.init(
      concentrations: concentrations,
      components: (0..<k).map { c in
        NormalInverseWishart(
          mean: means.row(c), count: counts[c],
          scale: Matrix(rows: l, columns: l, elements: Array(scales[c * l * l..<(c + 1) * l * l])), degrees: degrees[c])
      })
  }
}
