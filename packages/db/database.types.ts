export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: {
      leads: {
        Row: {
          id: string;
          name: string | null;
          email: string;
          project_address: string;
          project_type: string | null;
          budget_range: string | null;
          timeline: string | null;
          recommended_tier: number;
          approved_tier: number | null;
          routing_reason: string | null;
          status: Database['public']['Enums']['lead_status'];
          client_id: string | null;
          converted_at: string | null;
          created_at: string;
        };
        Insert: {
          id?: string;
          name?: string | null;
          email?: string;
          project_address?: string;
          project_type?: string | null;
          budget_range?: string | null;
          timeline?: string | null;
          recommended_tier?: number;
          approved_tier?: number | null;
          routing_reason?: string | null;
          status?: Database['public']['Enums']['lead_status'];
          client_id?: string | null;
          converted_at?: string | null;
          created_at?: string;
        };
        Update: {
          id?: string;
          name?: string | null;
          email?: string;
          project_address?: string;
          project_type?: string | null;
          budget_range?: string | null;
          timeline?: string | null;
          recommended_tier?: number;
          approved_tier?: number | null;
          routing_reason?: string | null;
          status?: Database['public']['Enums']['lead_status'];
          client_id?: string | null;
          converted_at?: string | null;
          created_at?: string;
        };
        Relationships: [];
      };
      projects: {
        Row: {
          id: string;
          name: string | null;
          tier: number;
          status: Database['public']['Enums']['project_status'];
          payment_status: Database['public']['Enums']['project_payment_status'];
          client_id: string;
          created_at: string;
          updated_at: string;
        };
        Insert: {
          id?: string;
          name?: string | null;
          tier?: number;
          status?: Database['public']['Enums']['project_status'];
          payment_status?: Database['public']['Enums']['project_payment_status'];
          client_id?: string;
          created_at?: string;
          updated_at?: string;
        };
        Update: {
          id?: string;
          name?: string | null;
          tier?: number;
          status?: Database['public']['Enums']['project_status'];
          payment_status?: Database['public']['Enums']['project_payment_status'];
          client_id?: string;
          created_at?: string;
          updated_at?: string;
        };
        Relationships: [];
      };
    };
    Views: { [_ in never]: never };
    Functions: {
      intake_tiers: { Args: Record<PropertyKey, never>; Returns: Json };
      intake_routing_rules: { Args: Record<PropertyKey, never>; Returns: Json };
      portal_home: { Args: Record<PropertyKey, never>; Returns: Json };
      ops_home: { Args: Record<PropertyKey, never>; Returns: Json };
      sign_in_begin: { Args: { p_login: string; p_audience: string; p_network: string; p_request_id: string }; Returns: Json };
      sign_in_complete: { Args: { p_user_id: string; p_login: string; p_token_hash: string; p_audience: string; p_network: string; p_user_agent: string; p_request_id: string; p_rehash?: string }; Returns: Json };
      session_check: { Args: { p_token_hash: string; p_audience: string }; Returns: Json };
      session_end: { Args: { p_token_hash: string; p_request_id: string }; Returns: Json };
    };
    Enums: {
      user_type: 'kaa_client' | 'sage_client' | 'team' | 'admin';
      lead_status: 'new' | 'qualified' | 'needs_review' | 'closed';
      project_status: 'onboarding' | 'in_progress' | 'awaiting_feedback' | 'revisions' | 'delivered' | 'closed';
      project_payment_status: 'pending' | 'paid' | 'refunded';
    };
    CompositeTypes: { [_ in never]: never };
  };
};
