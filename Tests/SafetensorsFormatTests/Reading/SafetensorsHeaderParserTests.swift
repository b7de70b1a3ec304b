import FormatErrors
import Foundation
import LinearAlgebra
import SafetensorsFormat
import TestSupport
import Testing

/// The head of a file.
@Suite struct SafetensorsHeaderParserTests {
  @Test(arguments: [
    (#"{"a":{"dtype":"F16","shape":[4],"data_offsets":[0,8]}}"#, "byte 22: the type 'F16' of tensor 'a' is not one of"),
    (#"{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}"#, "byte 36: tensor 'a' of type F32 and shape [3] does"),
    (#"{"a":{"dtype":"F64","shape":[2305843009213693952],"data_offsets":[0,8]}}"#, "does not fill the 8 bytes"),
    (#"{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8]}}"#, "does not fill the 8 bytes"),
    (#"{"a":{"dtype":"F64","shape":[4611686018427387904,4,0],"data_offsets":[0,0]}}"#, "does not fill the 0 bytes"),
    (#"{"a":{"dtype":"F64","shape":[-1],"data_offsets":[0,8]}}"#, "a whole number that is not negative"),
    (#"{"a":{"dtype":"F64","shape":[99999999999999999999],"data_offsets":[0,8]}}"#, "has room in 63 bits"),
    (#"{"a":{"dtype":"F64","shape":[1],"data_offsets":[8]}}"#, "byte 55: the offsets [8] of tensor 'a'"),
    (#"{"a":{"dtype":"F64","shape":[1]}}"#, "byte 9: tensor 'a' lacks one of"),
    (#"{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8],"x":1}}"#, "the key 'x' of tensor 'a' is unknown"),
    (#"{"a":{"dtype":"F64","dtype":"F64"}}"#, "the key 'dtype' of tensor 'a' is unknown or twice"),
    (#"{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},"a":{}}"#, "byte 62: 'a' is twice there"),
    (#"{"__metadata__":{"b":"","b":""}}"#, "'b' is twice there"),
    (#"{"__metadata__":{"b":1}}"#, "a text in quotation marks should stand here"),
    (#"{"__metadata__":{"b":"\ud800"}}"#, "byte 30: half of a surrogate pair"),
    (#"{"__metadata__":{"b":"\x"}}"#, "no escape of JSON"),
    (#"{"__metadata__":{"b":"\u12"}}"#, "four hexadecimal digits"),
    ("{\"__metadata__\":{\"b\":\"\n\"}}", "a control character within a text"),
    (#"{"a"#, "byte 9: a text does not end"), (#"{} 1"#, "something follows the head's object"),
    (" {}", "byte 8: the head should begin with '{'"), ("", "the head should begin with '{'"),
    (#"{"a":{},}"#, "lacks one of"), ("[]", "the head should begin with '{'"),
  ])
  func aBadHeadIsAnErrorThatSaysWhy(head: String, message: String) {
    let description = tensorsError(tensorsFile(head, entries: 8))
    #expect(description.contains(message), "\(description)")
  }

  @Test func noDamageOfTheHeadCrashes() throws {
    let bytes = try referenceTensorsFile("python")
    for place in 0..<bytes.count where place < 600 {
      for value in [UInt8(0), 34, 44, 57, 92, 93, 125, 255] {
        var damaged = bytes
        damaged[place] = value
        _ = try? SafetensorsFile(damaged, name: "a")
      }
    }
  }

  /// Spaces and the order of keys mean nothing to JSON.
  @Test(arguments: [
    #"{"a":{"shape":[1],"data_offsets":[0,8],"dtype":"F64"}}"#,
    #"{ "a" : { "dtype" : "F64" , "shape" : [ 1 ] , "data_offsets" : [ 0 , 8 ] } }  "#,
    "{\"a\":{\"dtype\":\"F64\",\n\t\"shape\":[1],\r\n\"data_offsets\":[0,8]}}",
  ])
  func spellingsOfJSONAreOne(head: String) throws {
    let found = try SafetensorsFile(tensorsFile(head, entries: 8), name: "a")
    #expect(found.tensors["a"] == Tensor([0.0]))
  }
}
