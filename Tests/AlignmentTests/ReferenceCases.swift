import Foundation
import LinearAlgebra
import Testing

private struct ReferenceFile<Case: Decodable>: Decodable { let cases: [Case] }

/// Cases that another implementation computed, from a file of `Reference/`.
func referenceCases<Case: Decodable>(_ file: String, of type: Case.Type) throws -> [Case] {
  let url = try #require(Bundle.module.url(forResource: "Reference/\(file)", withExtension: "json"))
  let decoder = JSONDecoder()
  decoder.keyDecodingStrategy = .convertFromSnakeCase
  return try decoder.decode(ReferenceFile<Case>.self, from: try Data(contentsOf: url)).cases
}
