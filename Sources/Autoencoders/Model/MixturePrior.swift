internal import Networks
private import Requirements

/// p(z) = Σ_c π_c·N(z; μ_c, T_c·T_cᵀ), with T_c lower triangular.
///
/// | symbol | slice of the parameters | shape |
/// | --- | --- | --- |
/// | log π, but for a constant | `prior.logits` | K |
/// | μ | `prior.means` | K×L |
/// | what gives T²ᵢᵢ, as ``VarianceForm`` says | `prior.log-variances`, or `prior.raw-variances` | K×L |
/// | Tᵢⱼ, j < i, by rows | `prior.triangles`, for the full family | K×L(L − 1)/2 |
///
/// The first part of the names is that of the prior: an autoencoder may have several.
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
    let variances: ParameterSlice
    let triangles: ParameterSlice?
  }

  /// The kind.
  public let family: Family
  /// K.
  public let components: Int
  /// L.
  public let latents: Int
  let form: FactorForm
  let varianceForm: VarianceForm
  /// Nil for the standard family.
  let slices: Slices?

  init(
    _ family: Family, name: String = "prior", components: Int, latents: Int, form: FactorForm,
    variances: VarianceForm = .exponential, in layout: inout ParameterLayout
  ) {
    require(components > 0, "a prior cannot have \(components) components")
    require(family != .standard || components == 1, "a standard prior has one component, not \(components)")
    require(family != .full || form == .triangular, "a full prior needs triangular factors")
    self.family = family
    self.components = components
    self.latents = latents
    self.form = form
    varianceForm = variances
    guard family != .standard else {
      slices = nil
      return
    }
    slices = Slices(
      logits: layout.add("\(name).logits", shape: [components]),
      means: layout.add("\(name).means", shape: [components, latents]),
      variances: layout.add(
        name + (variances == .exponential ? ".log-variances" : ".raw-variances"), shape: [components, latents]),
      triangles: family == .full
        ? layout.add("\(name).triangles", shape: [components, strictTriangle(latents, 0)]) : nil)
  }
}
