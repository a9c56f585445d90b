import { buildSchema } from 'graphql';

/**
 * The part of Vendure 3.7's admin API that stock needs: types, nullability and arguments as its own introspection has
 * them. What isn't here the stand-in refuses, as the shop refuses what it doesn't have.
 */
export const SCHEMA = buildSchema(/* GraphQL */ `
  scalar DateTime

  type Query {
    me: CurrentUser
    activeChannel: Channel!
    globalSettings: GlobalSettings!
    stockLocations(options: StockLocationListOptions): StockLocationList!
    product(id: ID, slug: String): Product
    productVariant(id: ID!): ProductVariant
    productVariants(options: ProductVariantListOptions, productId: ID): ProductVariantList!
  }

  type Mutation {
    login(username: String!, password: String!, rememberMe: Boolean): NativeAuthenticationResult!
    updateProductVariants(input: [UpdateProductVariantInput!]!): [ProductVariant]!
  }

  interface Node { id: ID! }
  interface PaginatedList { items: [Node!]! totalItems: Int! }
  interface ErrorResult { errorCode: ErrorCode! message: String! }
  enum ErrorCode { INVALID_CREDENTIALS_ERROR NATIVE_AUTH_STRATEGY_ERROR }
  enum SortOrder { ASC DESC }
  enum LogicalOperator { AND OR }
  enum GlobalFlag { TRUE FALSE INHERIT }

  input IDOperators { eq: String notEq: String in: [String!] notIn: [String!] isNull: Boolean }
  input StringOperators {
    eq: String notEq: String contains: String notContains: String in: [String!] notIn: [String!]
    regex: String isNull: Boolean
  }
  input DateRange { start: DateTime! end: DateTime! }
  input DateOperators { eq: DateTime before: DateTime after: DateTime between: DateRange isNull: Boolean }

  type CurrentUser { id: ID! identifier: String! }
  type InvalidCredentialsError implements ErrorResult {
    errorCode: ErrorCode! message: String! authenticationError: String!
  }
  type NativeAuthStrategyError implements ErrorResult { errorCode: ErrorCode! message: String! }
  union NativeAuthenticationResult = CurrentUser | InvalidCredentialsError | NativeAuthStrategyError

  type Seller implements Node { id: ID! createdAt: DateTime! updatedAt: DateTime! name: String! }
  type Channel implements Node {
    id: ID! createdAt: DateTime! updatedAt: DateTime! code: String! token: String! trackInventory: Boolean seller: Seller
  }
  type GlobalSettings {
    id: ID! createdAt: DateTime! updatedAt: DateTime! trackInventory: Boolean! outOfStockThreshold: Int!
  }

  type StockLocation implements Node {
    id: ID! createdAt: DateTime! updatedAt: DateTime! name: String! description: String!
  }
  type StockLocationList implements PaginatedList { items: [StockLocation!]! totalItems: Int! }
  input StockLocationFilterParameter {
    id: IDOperators createdAt: DateOperators updatedAt: DateOperators name: StringOperators description: StringOperators
    _and: [StockLocationFilterParameter!] _or: [StockLocationFilterParameter!]
  }
  input StockLocationSortParameter {
    id: SortOrder createdAt: SortOrder updatedAt: SortOrder name: SortOrder description: SortOrder
  }
  input StockLocationListOptions {
    skip: Int take: Int sort: StockLocationSortParameter filter: StockLocationFilterParameter
    filterOperator: LogicalOperator
  }

  type StockLevel implements Node {
    id: ID! createdAt: DateTime! updatedAt: DateTime! stockLocationId: ID! stockOnHand: Int! stockAllocated: Int!
    stockLocation: StockLocation!
  }

  enum StockMovementType { ADJUSTMENT ALLOCATION RELEASE SALE CANCELLATION RETURN }
  interface StockMovement {
    id: ID! createdAt: DateTime! updatedAt: DateTime! productVariant: ProductVariant! type: StockMovementType!
    quantity: Int!
  }
  type StockAdjustment implements Node & StockMovement {
    id: ID! createdAt: DateTime! updatedAt: DateTime! productVariant: ProductVariant! type: StockMovementType!
    quantity: Int!
  }
  type Allocation implements Node & StockMovement {
    id: ID! createdAt: DateTime! updatedAt: DateTime! productVariant: ProductVariant! type: StockMovementType!
    quantity: Int!
  }
  type Sale implements Node & StockMovement {
    id: ID! createdAt: DateTime! updatedAt: DateTime! productVariant: ProductVariant! type: StockMovementType!
    quantity: Int!
  }
  type Cancellation implements Node & StockMovement {
    id: ID! createdAt: DateTime! updatedAt: DateTime! productVariant: ProductVariant! type: StockMovementType!
    quantity: Int!
  }
  type Return implements Node & StockMovement {
    id: ID! createdAt: DateTime! updatedAt: DateTime! productVariant: ProductVariant! type: StockMovementType!
    quantity: Int!
  }
  type Release implements Node & StockMovement {
    id: ID! createdAt: DateTime! updatedAt: DateTime! productVariant: ProductVariant! type: StockMovementType!
    quantity: Int!
  }
  union StockMovementItem = StockAdjustment | Allocation | Sale | Cancellation | Return | Release
  type StockMovementList { items: [StockMovementItem!]! totalItems: Int! }
  input StockMovementListOptions { type: StockMovementType skip: Int take: Int }

  type ProductOption implements Node { id: ID! createdAt: DateTime! updatedAt: DateTime! code: String! groupId: ID! name: String! }
  type Product implements Node {
    id: ID! createdAt: DateTime! updatedAt: DateTime! name: String! enabled: Boolean!
    variants: [ProductVariant!]!
    variantList(options: ProductVariantListOptions): ProductVariantList!
  }
  type ProductVariant implements Node {
    id: ID! product: Product! productId: ID! createdAt: DateTime! updatedAt: DateTime! sku: String! name: String!
    enabled: Boolean! trackInventory: GlobalFlag! outOfStockThreshold: Int! useGlobalOutOfStockThreshold: Boolean!
    options: [ProductOption!]!
    stockLevels: [StockLevel!]!
    stockMovements(options: StockMovementListOptions): StockMovementList!
  }
  type ProductVariantList implements PaginatedList { items: [ProductVariant!]! totalItems: Int! }
  input ProductVariantFilterParameter {
    id: IDOperators productId: IDOperators createdAt: DateOperators updatedAt: DateOperators
    sku: StringOperators name: StringOperators trackInventory: StringOperators
    _and: [ProductVariantFilterParameter!] _or: [ProductVariantFilterParameter!]
  }
  input ProductVariantSortParameter {
    id: SortOrder productId: SortOrder createdAt: SortOrder updatedAt: SortOrder sku: SortOrder name: SortOrder
  }
  input ProductVariantListOptions {
    skip: Int take: Int sort: ProductVariantSortParameter filter: ProductVariantFilterParameter
    filterOperator: LogicalOperator
  }

  input StockLevelInput { stockLocationId: ID! stockOnHand: Int! }
  input UpdateProductVariantInput {
    id: ID! enabled: Boolean sku: String stockOnHand: Int stockLevels: [StockLevelInput!] outOfStockThreshold: Int
    useGlobalOutOfStockThreshold: Boolean trackInventory: GlobalFlag
  }
`);
