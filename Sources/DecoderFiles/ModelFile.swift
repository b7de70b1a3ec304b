private import Foundation
public import LinearAlgebra
public import Probability
private import Wording

/// A latent-variable model that was made elsewhere, as far as its file tells it.
public struct ModelFile: Equatable, Sendable {
  /// P(z).
  public let prior: GaussianMixture
  /// The codes of points, N×m; nil where there are none.
  public let codes: Matrix<Double>?
  /// f; nil where there is none.
  public let decoder: Decoder?

  /// Creates it.
  public init(prior: GaussianMixture, codes: Matrix<Double>? = nil, decoder: Decoder? = nil) {
    (self.prior, self.codes, self.decoder) = (prior, codes, decoder)
  }
}

/// Reads a model from a `.npz`, `.safetensors` or PyTorch file.
///
/// | array | what it is | shape |
/// | --- | --- | --- |
/// | `weights` | of the components; they sum to one | K |
/// | `means` | | K×m |
/// | `covariances` | full, or the same for all | K×m×m or m×m |
/// | or `variances`, or `log_variances` | of each latent, or of a component | K×m or K |
/// | `codes` | the codes of points, where there are any | N×m |
/// | `decoder.0.weight`, `decoder.0.bias`, … | the decoder's layers, where there are any | outputs×inputs, outputs |
///
/// The names may begin with `prior.` and end with an underscore, as scikit-learn's do.
///
/// - Parameters:
///   - bytes: The whole file.
///   - file: Its name, for messages.
///   - reading: How its layers are to be read.
/// - Returns: The model.
/// - Throws: `FormatError` for a file that cannot be read, ``DecoderFileError`` for arrays that make no model.
public func readModel(_ bytes: [UInt8], file: String, _ reading: DecoderReading) throws -> ModelFile {
  let parts = ModelParts(arrays: try NamedArrays(bytes, file: file), file: file)
  let prefix = reading.prefix ?? "decoder."
  let codes = try parts.matrix("codes")
  let prior = try parts.prior()
  if let codes, codes.columns != prior.features {
    throw DecoderFileError(
      "the codes are \(codes.shape), and the means have \(prior.features) columns; both should be over the same latents",
      in: file)
  }
  guard parts.arrays.entries.contains(where: { $0.name.hasPrefix(prefix) }) else {
    return ModelFile(prior: prior, codes: codes)
  }
  let decoder = try readDecoder(
    bytes, file: file, DecoderReading(activations: reading.activations, prefix: prefix))
  return ModelFile(prior: prior, codes: codes, decoder: decoder)
}

/// The arrays that make a prior, by the names that users give them.
private struct ModelParts {
  let arrays: NamedArrays
  let file: String

  func entry(_ name: String) -> NamedArrays.Entry? {
    let names = [name, name + "_", "prior." + name, "prior." + name + "_"]
    return arrays.entries.first { names.contains($0.name) }
  }

  func matrix(_ name: String) throws -> Matrix<Double>? {
    guard let entry = entry(name) else { return nil }
    guard entry.shape.count == 2 else {
      throw DecoderFileError("'\(entry.name)' has \(shape(entry)); it should be a table of two dimensions", in: file)
    }
    let numbers = try entry.numbers()
    if let bad = numbers.firstIndex(where: { !$0.isFinite }) {
      throw DecoderFileError(
        "'\(entry.name)' is not finite at row \(bad / entry.shape[1]), column \(bad % entry.shape[1])", in: file)
    }
    return Matrix(rows: entry.shape[0], columns: entry.shape[1], elements: numbers)
  }

  func prior() throws -> GaussianMixture {
    guard let means = try matrix("means") else { throw missing("means", "a row a component") }
    guard let weights = entry("weights") else { throw missing("weights", "a number a component") }
    do {
      return try GaussianMixture(
        validatingWeights: try weights.numbers(), means: means, covariances: try covariances(like: means))
    } catch let error as MixtureError {
      throw DecoderFileError("\(error)", in: file)
    }
  }

  private func covariances(like means: Matrix<Double>) throws -> Covariances {
    if let entry = entry("covariances") {
      let family: CovarianceFamily
      switch entry.shape {
      case [means.rows, means.columns, means.columns]: family = .full
      case [means.columns, means.columns]: family = .tied
      default:
        throw DecoderFileError(
          "'\(entry.name)' has \(shape(entry)); it should be \(means.rows)×\(means.columns)×\(means.columns), or "
            + "\(means.columns)×\(means.columns) for all components; call it 'variances' where it holds diagonals",
          in: file)
      }
      return try Covariances(family: family, elements: try entry.numbers(), shape: entry.shape)
    }
    guard let entry = entry("variances") ?? entry("log_variances") else {
      throw missing("covariances", "a matrix a component, or 'variances' or 'log_variances'")
    }
    guard entry.shape == [means.rows, means.columns] || entry.shape == [means.rows] else {
      throw DecoderFileError(
        "'\(entry.name)' has \(shape(entry)); it should be \(means.rows)×\(means.columns), or a number for each of "
          + "\(means.rows) components", in: file)
    }
    let isLogarithm = entry.name.contains("log_")
    let numbers = try entry.numbers().map { isLogarithm ? exp($0) : $0 }
    return try Covariances(
      family: entry.shape.count == 1 ? .spherical : .diagonal, elements: numbers, shape: entry.shape)
  }

  private func shape(_ entry: NamedArrays.Entry) -> String {
    "the shape " + (entry.shape.isEmpty ? "of one number" : entry.shape.map(String.init).joined(separator: "×"))
  }

  private func missing(_ name: String, _ what: String) -> DecoderFileError {
    let names = listed(arrays.entries.map { "'\($0.name)'" }, atMost: 8)
    return DecoderFileError(
      "has no array '\(name)' (\(what)); there are \(names.isEmpty ? "none" : names)", in: file)
  }
}
