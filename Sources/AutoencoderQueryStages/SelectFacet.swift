public import AutoencoderArtifacts
public import Interchange
public import Parameters
public import Stages

/// Takes one facet out of codes, with its own prior.
public struct SelectFacet: Stage {
  public static let name = "select-facet"
  public static let summary = "Takes the codes of one facet, with their own prior, out of those of several."

  let facet: Int

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    facet = try reader.facet()
  }

  public func run(_ codes: FacetCodes, in context: StageContext) throws -> Codes {
    guard codes.facets.indices.contains(facet) else {
      throw ArtifactError(
        "there is no facet \(facet); the facets are 0 to \(codes.facets.count - 1), the shallow one first")
    }
    return codes.facets[facet]
  }
}
