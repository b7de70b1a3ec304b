private import AlignmentStages
private import ArrayStages
private import AssumptionStages
private import AutoencoderFitStages
private import AutoencoderQueryStages
private import DataStages
private import FileStages
private import FigureStages
private import HierarchyStages
private import LikelihoodStages
private import MixtureStages
private import SeparationStages
public import Stages
private import StructuredAutoencoderStages
private import WarpedMixtureStages

/// The kinds of stages by the names that notebooks call them.
public struct Registry: Sendable {
  /// A kind, with the digest of the sources that its code can reach.
  public struct Kind: Sendable {
    /// The type.
    public let type: any Stage.Type
    /// What the build made of its family's sources.
    public let fingerprint: String
    /// These sources, a line a file.
    let sources: String
  }

  /// The kinds by name.
  public let kinds: [String: Kind]

  /// Creates a registry of families; two kinds of one name are a mistake of the programmer.
  public init(_ families: [StageFamily]) {
    let named = families.flatMap { family in
      family.stages.map { ($0.name, Kind(type: $0, fingerprint: family.fingerprint, sources: family.sources)) }
    }
    kinds = Dictionary(uniqueKeysWithValues: named)
  }

  /// The names of the kinds whose output is a figure, or is none.
  public func names(ofFigures figures: Bool) -> [String] {
    kinds.filter { ($0.value.type.outputType is Figure.Type) == figures }.map(\.key).sorted()
  }

  /// Creates a registry of kinds.
  init(kinds: [String: Kind]) { self.kinds = kinds }

  /// Every kind of this project.
  public static let all = Registry([
    dataStages, arrayStages, mixtureStages, autoencoderFitStages, structuredAutoencoderStages, autoencoderQueryStages,
    alignmentStages, likelihoodStages, assumptionStages, hierarchyStages, separationStages, warpedMixtureStages,
    figureStages,
  ])
}

extension Stage {
  /// The type of what it puts out.
  static var outputType: any Artifact.Type { Output.self }
  /// What it reads, slot by slot.
  static var inputSlots: [InputSlot] { Input.slots }
  /// The names of the values that it puts out: those of its artifact, and its own.
  static var putOutNames: [String] { Output.valueNames + ((self as? any FileStage.Type)?.ownValueNames ?? []) }
}

/// By kind, the parameters that its time grows in proportion to, so that a plan made from runs of a few epochs is right of
/// many.
package let workParameters = [
  "fit-dlgmm": ["epochs", "pretraining-epochs"],
  "fit-ivae": ["epochs", "pretraining-epochs"],
  "fit-m2": ["epochs", "pretraining-epochs"],
  "fit-mfcvae": ["stage-epochs"],
  "fit-skip-autoencoder": ["epochs"],
  "fit-svae": ["epochs"],
  "fit-vade": ["epochs", "pretraining-epochs"],
]
