public import Assumptions
public import Probability

/// A decoder of affine layers, of a fitted model or made elsewhere.
public struct Decoder: Equatable, Sendable {
  /// The layers.
  public let decoder: LayeredDecoder
  /// The law of its latents; nil where it is not known.
  public let prior: GaussianMixture?
  /// What was assumed in reading it, a clause each.
  public let notes: [String]

  /// Creates it.
  public init(_ decoder: LayeredDecoder, prior: GaussianMixture? = nil, notes: [String] = []) {
    self.decoder = decoder
    self.prior = prior
    self.notes = notes
  }
}

/// Why a file's arrays make no decoder, and what would.
public struct DecoderFileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file as the user would name it.
  public let file: String
  /// What is wrong and what would be right; lower-case.
  public let message: String

  /// Creates an error.
  public init(_ message: String, in file: String) {
    self.file = file
    self.message = message
  }

  /// `decoder.pt: message`.
  public var description: String { "\(file): \(message)" }
}
