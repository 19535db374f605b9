module <%= @module %>

require (
<% if @antivirus %>
	github.com/kaspersky/sdk v2.0.0
<% end %>
	<%= @extra %> v1.0.0
	example.org/both v3.0.0
)
