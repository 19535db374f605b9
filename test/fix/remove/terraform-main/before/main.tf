terraform {
  required_providers {
    stays = {
      source = "example/stays"
    }
    acme = {
      source  = "acme/acmecloud"
      version = "~> 1.0"
    }
  }
}

module "net" {
  source = "acme/network/acmecloud"
}
