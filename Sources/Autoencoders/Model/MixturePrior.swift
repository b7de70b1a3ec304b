internal import Networks
private import Requirements

/// p(z) = Σ_c π_c·N(z; μ_c, T_c·T_cᵀ), with T_c lower triangular.
///
/// | symbol | slice of the parameters | shape |
/// | --- | --- | --- |
/// | log π, but for a constant | `prior.logits` | K |
/// | μ | `prior.means` | K×L |
/// | log T²ᵢᵢ | `prior.log-variances` | K×L |
/// | Tᵢⱼ, j < i, by rows | `prior.triangles`, for the full family | K×L(L − 1)/2 |
public struct MixturePrior: Equatable, Sendable {
  /// The kinds of components.
  public enum Family: String, CaseIterable, Codable, Sendable {
    /// Σ_c is diagonal.
    case diagonal
    /// Σ_c is any covariance.
    case full
    /// One component, N(0, I), that is not trained: the prior of a vanilla autoencoder.
    case standard
  }

  /// Where the parameters are.
  struct Slices: Equatable, Sendable {
    let logits: ParameterSlice
    let means: ParameterSlice
    let logVariances: ParameterSlice
    let triangles: ParameterSlice?
  }

  /// The kind.
  public let family: Family
  /// K.
  public let components: Int
  /// L.
  public let latents: Int
  let form: FactorForm
  /// Nil for the standard family.
  let slices: Slices?

  init(_ family: Family, components: Int, latents: Int, form: FactorForm, in layout: inout ParameterLayout) {
    require(components > 0, "a prior cannot have \(components) components")
    require(family != .standard || components == 1, "a standard prior has one component, not \(components)")
    require(family != .full || form == .triangular, "a full prior needs triangular factors")
    self.family = family
    self.components = components
    self.latents = latents
    self.form = form
    guard family != .standard else {
      slices = nil
      return
    }
    slices = Slices(
      logits: layout.add("prior.logits", shape: [components]),
      means: layout.add("prior.means", shape: [components, latents]),
      logVariances: layout.add("prior.log-variances", shape: [components, latents]),
      triangles: family == .full
        ? layout.add("prior.triangles", shape: [components, strictTriangle(latents, 0)]) : nil)
  }
}
