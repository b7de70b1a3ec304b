/// What `pipeline lint` is asked to judge, and how.
public struct LintRequest: Sendable {
  /// Files of decoders.
  public var models: [String]
  /// What follows their layers, by name; empty where the files say it.
  public var activations: [String]
  /// The slope below zero of a leaky ReLU whose name has none.
  public var slope: Double?
  /// What the names of the decoders' arrays begin with.
  public var prefix: String?
  /// Up to how many regions are enumerated; nil for the usual number.
  public var regions: Int?
  /// How many latents a search draws at most; nil for the usual number.
  public var trials: Int?
  /// The assumption that every model must be known to meet; nil for none.
  public var required: RequiredAssumption?
  /// Whether to print JSON.
  public var json: Bool

  /// Creates a request.
  public init(
    models: [String], activations: [String] = [], slope: Double? = nil, prefix: String? = nil, regions: Int? = nil,
    trials: Int? = nil, required: RequiredAssumption? = nil, json: Bool = false
  ) {
    self.models = models
    self.activations = activations
    self.slope = slope
    self.prefix = prefix
    self.regions = regions
    self.trials = trials
    self.required = required
    self.json = json
  }
}

/// An assumption on decoders that a command may insist on.
public enum RequiredAssumption: String, CaseIterable, Sendable {
  /// Piecewise affine, weakly injective, observably injective, injective.
  case f1 = "F1"
  case f2 = "F2"
  case f3 = "F3"
  case f4 = "F4"
}
